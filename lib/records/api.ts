import { z } from "zod";
import {
  badges,
  claimStands,
  fieldSources,
  nullReasons,
  type Provenance,
  recordKinds,
  recordStates,
} from "@/db/values";
import { pageInput, pageOf, toCursor } from "@/lib/command/cursor";
import { claimsOf } from "./claims";
import type { AvailableMove } from "./moves";
import { isRecordNumber } from "./number";
import { blanksOf } from "./provenance";
import type { RecordSummary } from "./summary";

/** What every record says of itself to a machine, before its own fields. */
export const recordHead = {
  id: z.uuid(),
  number: z.string(),
  kind: z.enum(recordKinds),
  revision: z.int().positive(),
  state: z.enum(recordStates),
  badge: z.enum(badges).nullable(),
  isPublic: z.boolean(),
  nextAct: z.enum(["hospital_edits", "hospital_confirms", "reviewer_verifies", "nobody"]),
  updatedAt: z.iso.datetime(),
};

export const headOf = (summary: RecordSummary) => ({
  id: summary.id,
  number: summary.number,
  kind: summary.kind,
  revision: summary.revision,
  state: summary.state,
  badge: summary.badge,
  isPublic: summary.isPublic,
  nextAct: summary.nextAct,
  updatedAt: summary.updatedAt.toISOString(),
});

/** The face of a list of records by number: what every record says of itself, and what this kind adds. */
export const listFace = <Item extends RecordSummary, Own extends z.ZodRawShape>(
  path: `/${string}`,
  own: Own,
  ownOf: (item: Item) => z.input<z.ZodObject<Own>>,
) => ({
  method: "GET" as const,
  path,
  input: z
    .strictObject(pageInput(path, isRecordNumber))
    .transform(({ cursor, limit }) => ({ after: cursor ?? null, limit })),
  answer: pageOf(z.object({ ...recordHead, ...own })),
  present: ({ items, next }: { items: readonly Item[]; next: string | null }) => ({
    items: items.map((item) => ({ ...headOf(item), ...ownOf(item) })),
    next: toCursor(path, next),
  }),
});

/** Where each value came from, since when it holds, and why a blank is blank. */
export const provenanceAnswer = z.record(
  z.string(),
  z.object({
    source: z.enum(fieldSources),
    asOf: z.string(),
    nullReason: z.enum(nullReasons).optional(),
    verifiedOn: z.string().optional(),
    /** The version the value was brought back from. */
    restoredFrom: z.int().positive().optional(),
    publicSource: z
      .object({ title: z.string(), url: z.string(), date: z.string(), mayLink: z.boolean() })
      .optional(),
    claim: z
      .object({ stand: z.enum(claimStands), published: z.unknown(), evidence: z.string().optional() })
      .optional(),
  }),
);

/** A public source that may not be linked keeps its title and loses its address, here as on the screen. */
export const provenanceOf = (provenance: Provenance) =>
  Object.fromEntries(
    Object.entries(provenance).map(([field, entry]) => {
      const source = entry.publicSource;
      return [field, source && !source.mayLink ? { ...entry, publicSource: { ...source, url: "" } } : entry];
    }),
  );

const blankAsNull = (value: unknown) => (Array.isArray(value) && value.length === 0 ? null : (value ?? null));

/** A record's fields as its form sends them, with what the form says of blanks and claims; a `GET` gives what a `PUT` takes. */
export const statedOf = (
  fields: readonly string[],
  values: Readonly<Record<string, unknown>>,
  provenance: Provenance,
) => ({
  ...Object.fromEntries(fields.map((field) => [field, blankAsNull(values[field])])),
  blanks: blanksOf(provenance),
  claims: claimsOf(provenance),
});

/** What the caller's person may do next; `records` is what a submission sends back as `seen`. */
export const movesAnswer = z.array(
  z.object({
    move: z.string(),
    records: z.array(
      z.object({ kind: z.enum(recordKinds), id: z.uuid(), number: z.string(), revision: z.int().positive() }),
    ),
    blockedBy: z.string().nullable(),
  }),
);

export const movesOf = (moves: readonly AvailableMove[]) =>
  moves.map(({ move, records, blockedBy }) => ({
    move,
    records: records.map(({ kind, id, number, revision }) => ({ kind, id, number, revision })),
    blockedBy,
  }));

/** What a write answers: where the record is now. */
const recordWritten = z.object({ id: z.uuid(), number: z.string(), revision: z.int().positive() });
type RecordWritten = z.output<typeof recordWritten>;

/** The face of a command that makes or changes a record. */
export const writeFace = <Method extends "POST" | "PUT">(method: Method, path: `/${string}`) => ({
  method,
  path,
  ...(method === "POST" ? { status: 201 as const } : {}),
  answer: recordWritten,
  present: (written: RecordWritten) => written,
});
