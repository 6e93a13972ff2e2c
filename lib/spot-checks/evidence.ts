import "server-only";
import type { SystemActor } from "@/lib/auth/actor";
import { canonicalDigest } from "@/lib/digest";
import { withEndpoint } from "@/lib/endpoints/with-endpoint";
import { modelsIn } from "@/lib/llm/connection-report";
import { readSelfDescription } from "@/lib/llm/connection-test";
import { withoutKey } from "@/lib/llm/hide-key";
import { readLimits } from "@/lib/llm/limits";
import { shortText } from "@/lib/llm/safe-text";
import type { ListedModel } from "@/lib/llm/self-description";
import type { Wait } from "./waiting";

/** What an endpoint said of itself when a check began: evidence of what it says, not of what it runs. */
export type Evidence = {
  readAt: string;
  address: string;
  /** The address that answered. */
  peer: string | null;
  models: readonly ListedModel[] | null;
  /** The entry of the model that is asked for; null where it is not listed. */
  listed: ListedModel | null;
  /** Each text it gave, as it gave it but for control characters, with the digest of all its bytes; of a refusal only that. */
  texts: readonly { path: string; status: number | null; digest: string; text: string }[];
};

/** Code units of each text that is kept. */
const TEXT_LIMIT = 20_000;
/** Entries of a long list of models that are kept. */
const MODELS_KEPT = 20;

type Place = { actor: SystemActor; institutionId: string; endpointId: string; startedBy: string | null };

/**
 * Reads the list of models and the other read paths of this kind of server, without asking the model anything. `unreached`:
 * nobody answered.
 */
export async function readEvidence(
  place: Place,
  signal: AbortSignal,
  at: Date,
): Promise<{ evidence: Evidence; digest: string } | Wait | "unreached"> {
  const use = { ...place, purpose: "spot-check", tokens: 0, signal } as const;
  const read = await withEndpoint(use, async ({ endpoint, row, options }) => {
    const began = performance.now();
    const paths = await readSelfDescription(endpoint, { ...options, limits: readLimits });
    const spent = {
      outcome: "answer",
      reason: null,
      tokens: 0,
      bytes: 0,
      ms: performance.now() - began,
    } as const;
    const texts = paths.map(({ path, text, trace }) => ({
      path,
      status: trace.status,
      digest: trace.responseDigest,
      text: shortText(withoutKey(text, endpoint.key), TEXT_LIMIT),
    }));
    return { value: { paths, texts, modelSent: row.modelIdSent }, spent };
  });
  if (read.kind === "refused") return read.reason;
  const { paths, texts, modelSent } = read.value;
  const [list] = paths;
  if (list?.problem?.kind === "loading") return "loading";
  if (list?.trace.status == null) return "unreached";
  const models = modelsIn(paths);
  const evidence: Evidence = {
    readAt: at.toISOString(),
    address: read.served.address,
    peer: list.trace.peer,
    models: models?.slice(0, MODELS_KEPT) ?? null,
    listed: models?.find(({ id }) => id === modelSent) ?? null,
    texts,
  };
  return { evidence, digest: canonicalDigest(evidence) };
}
