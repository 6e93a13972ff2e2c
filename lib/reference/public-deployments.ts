import "server-only";
import { z } from "zod";
import file from "@/db/reference/public-deployments.json";
import {
  hostingModes,
  institutionGrades,
  institutionLevels,
  institutionTypes,
  modelFamilies,
} from "@/db/values";

const text = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
/** A date with the precision of the source: year, month or day. */
const reducedDate = z.string().regex(/^\d{4}(-\d{2}){0,2}$/);
const line = z.string().min(1);

const deploymentSchema = z.strictObject({
  /** `PUB-001` … `PUB-063`: our numbering of the file's rows. */
  id: z.string().regex(/^PUB-\d{3}$/),
  name: text,
  provinceCode: z.string().regex(/^\d{2}0000$/),
  city: line,
  level: z.enum(institutionLevels).nullable(),
  grade: z.enum(institutionGrades).nullable(),
  /** Thirteen levels come from older hospital lists, not from the source of the row. */
  levelFrom: z.enum(["deployment_source", "older_list"]).nullable(),
  type: z.enum(institutionTypes),
  /** Loaded, never published by default. */
  isMilitary: z.boolean(),
  announcedOn: reducedDate.nullable(),
  hostingMode: z.enum(hostingModes).nullable(),
  /** As printed. */
  model: line.nullable(),
  modelFamily: z.enum(modelFamilies).nullable(),
  modelFamilies: z.array(z.enum(modelFamilies)),
  namesDeepseek: z.boolean(),
  modelSizeB: z.number().positive().nullable(),
  /** Application ids of use-cases.json; the mapping is ours. */
  useCases: z.array(line),
  hardware: line.nullable(),
  supplier: line.nullable(),
  source: z.strictObject({
    title: line,
    url: z.url(),
    date: reducedDate.nullable(),
    /** False: show the title, keep the address for audit only. */
    linkAllowed: z.boolean(),
  }),
  evidence: z.enum(["A", "B", "C"]),
  status: z.enum(["in_use", "in_progress", "procurement"]),
  notes: z.string(),
});
export type PublicDeployment = z.infer<typeof deploymentSchema>;

const schema = z.strictObject({
  source: line,
  /** Null reason of every empty field: the source does not say. */
  emptyMeans: z.literal("unknown"),
  statusMeaning: z.record(z.enum(["in_use", "in_progress", "procurement"]), text),
  evidenceMeaning: z.record(z.enum(["A", "B", "C"]), text),
  fields: z.array(
    z.strictObject({
      field: line,
      /** `source`: said there. `own`: our reading or mapping of it. `levelFrom`: see that field. */
      origin: z.enum(["source", "own", "levelFrom"]),
      meaning: text,
    }),
  ),
  deployments: z.array(deploymentSchema),
});

const data = schema.parse(file);

export const publicDeployments: readonly PublicDeployment[] = data.deployments;
export const publicDeploymentFields = data.fields;

/** The address to link, or null where only the title may be shown. */
export function linkOf(deployment: PublicDeployment): string | null {
  return deployment.source.linkAllowed ? deployment.source.url : null;
}
