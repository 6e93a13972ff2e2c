import { z } from "zod";
import { callOutcomes } from "@/db/values/endpoints";
import { reasoningPlaces } from "@/lib/llm/reasoning";

/** A kept connection report as screens read it: what is not in one of an earlier version is not said. */
const storedReport = z.object({
  peer: z.string().nullable().catch(null),
  isEncrypted: z.boolean().catch(false),
  access: z.enum(["closed", "open"]).nullable().catch(null),
  openPaths: z.array(z.string()).catch([]),
  isKeyAccepted: z.boolean().nullable().catch(null),
  models: z
    .array(z.object({ id: z.string() }))
    .nullable()
    .catch(null),
  isModelListed: z.boolean().nullable().catch(null),
  contextTokens: z.number().nullable().catch(null),
  answered: z.enum(callOutcomes).nullable().catch(null),
  reasoningIn: z.enum(reasoningPlaces).nullable().catch(null),
  firstTextMs: z.number().nullable().catch(null),
  tokensPerSecond: z.number().nullable().catch(null),
  problem: z
    .object({ kind: z.string(), reason: z.string(), systemCode: z.string().nullable().catch(null) })
    .nullable()
    .catch(null),
});
export type StoredReport = z.output<typeof storedReport>;

export const readStoredReport = (report: Record<string, unknown>): StoredReport => storedReport.parse(report);
