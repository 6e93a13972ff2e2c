import { z } from "zod";

const said = z.string().nullable().catch(null);
const counted = z.number().nullable().catch(null);

/** What an endpoint said of itself, as a page shows it: what is not in evidence of an earlier version is not said. */
const storedEvidence = z.object({
  readAt: z.iso.datetime(),
  listed: z
    .object({
      ...{ id: z.string(), root: said, ownedBy: said, digest: said, precision: said, templateDigest: said },
      ...{ contextTokens: counted, parameters: counted },
    })
    .nullable()
    .catch(null),
  texts: z.array(z.object({ path: z.string(), status: counted, text: z.string() })).catch([]),
});
export type ShownEvidence = z.output<typeof storedEvidence>;

/** Null while nothing has been read. */
export const shownEvidence = (stored: Record<string, unknown> | null): ShownEvidence | null =>
  stored === null ? null : storedEvidence.parse(stored);
