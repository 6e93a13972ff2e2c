import { z } from "zod";
import { freeText } from "@/lib/personal-data/free-text";
import { calendarDate } from "@/lib/records/calendar-date";
import { evidenceLink } from "@/lib/records/claim-schema";

const note = freeText(500).min(4);

/** What shows that a duty is met: a number or a sentence, and where it can be looked up. */
export const evidenceForm = z.strictObject({
  id: z.uuid(),
  note,
  link: z.preprocess((value) => (value === "" ? null : value), evidenceLink.nullable()).default(null),
});

/** What was measured for a condition, in its unit, of how many, over which days, and how. */
export const measurementForm = evidenceForm.extend({
  // As fine as it is stored.
  value: z.number().min(0).max(1_000_000).multipleOf(0.0001),
  sample: z.int().positive().max(1_000_000_000),
  from: calendarDate,
  to: calendarDate,
});

export const measurementVerdicts = ["confirmation", "rejection"] as const;
/** What a reviewer says of a measurement: of the one they saw, and how they looked at it. */
export const measurementJudgement = z.strictObject({
  id: z.uuid(),
  recordId: z.uuid(),
  act: z.enum(measurementVerdicts),
  note,
});

/** Why a reviewer lets a duty go. */
export const waiverForm = z.strictObject({ id: z.uuid(), note });
