import "server-only";
import type { ChatOutcome } from "./ask-chat";
import type { Endpoint } from "./call";
import { withoutKey } from "./hide-key";
import type { Problem } from "./problem";
import type { EndpointText } from "./read-endpoint";
import type { ReasoningPlace } from "./reasoning";
import { shortText } from "./safe-text";
import { type ListedModel, readModelList, readProps } from "./self-description";
import { tokensPerSecond } from "./speed";

/** What a first look at an endpoint shows, in the order it is looked at. Null: not reached, or not said. */
export type ConnectionReport = {
  /** The address that answered; null when nothing did, then `problem` says why. */
  peer: string | null;
  /** True where the connection had a certificate that was checked. */
  isEncrypted: boolean;
  /** What somebody without a key gets: nothing, or the list of models. */
  access: "closed" | "open" | null;
  /** Paths of this kind of server that answer without a key. A proxy in front should let none of them through. */
  openPaths: readonly string[];
  /** True when the key is let in where nobody else is. */
  isKeyAccepted: boolean | null;
  models: readonly ListedModel[] | null;
  /** True when the model the record names is in the list. */
  isModelListed: boolean | null;
  contextTokens: number | null;
  /** One short question: whether it was answered, where the thinking was, how fast. */
  answered: ChatOutcome["reading"]["verdict"]["kind"] | null;
  reasoningIn: ReasoningPlace | null;
  systemFingerprint: string | null;
  firstTextMs: number | null;
  tokensPerSecond: number | null;
  /** The first thing that went wrong. */
  problem: Problem | null;
  /** What the server said of itself, as it gave it but for control characters, with the digest of all of it. */
  evidence: readonly { path: string; status: number | null; digest: string; text: string }[];
};

/** Code units of each text that is kept. */
const EVIDENCE_LIMIT = 20_000;

export type ReadPath = EndpointText & { path: string };

/** What was looked at: as anybody, with the key, and by asking. */
export type Seen = { toStrangers: readonly ReadPath[]; toUs: readonly ReadPath[]; asked: ChatOutcome | null };

/** Sums up what was seen of an endpoint. Pure. */
export function reportOf(
  endpoint: Endpoint,
  model: string,
  { toStrangers, toUs, asked }: Seen,
): ConnectionReport {
  const [open, keyed] = [toStrangers[0], toUs[0]];
  const models = modelsIn(toUs);
  const listed = models?.find(({ id }) => id === model);
  const verdict = asked?.reading.verdict;
  return {
    peer: open?.trace.peer ?? null,
    isEncrypted: endpoint.target.scheme === "https" && open?.trace.connectedMs != null,
    access: accessOf(open),
    openPaths: toStrangers
      .slice(1)
      .filter(isGood)
      .map(({ path }) => path),
    isKeyAccepted: endpoint.key === null ? null : isAccepted(open, keyed),
    models,
    isModelListed: models === null ? null : listed !== undefined,
    contextTokens: listed?.contextTokens ?? null,
    answered: verdict?.kind ?? null,
    reasoningIn: verdict?.kind === "error" ? null : (asked?.reading.reasoningIn ?? null),
    systemFingerprint: asked?.reading.systemFingerprint ?? null,
    firstTextMs: asked?.trace.firstTextMs ?? null,
    tokensPerSecond: asked === null ? null : tokensPerSecond(asked.reading.usage, asked.trace),
    problem: keyed?.problem ?? (verdict?.kind === "error" ? verdict.problem : null),
    evidence: toUs.map(({ path, text, trace }) => ({
      path,
      status: trace.status,
      digest: trace.responseDigest,
      text: shortText(withoutKey(text, endpoint.key), EVIDENCE_LIMIT),
    })),
  };
}

function isGood({ problem }: EndpointText): boolean {
  return problem === null;
}

/**
 * What the list of models says, with what the server's other pages add: of Ollama's models digest, size and precision by its
 * own list, of the one model of llama.cpp what it is served with.
 */
export function modelsIn([list, ...others]: readonly ReadPath[]): ListedModel[] | null {
  const models = list !== undefined && isGood(list) ? readModelList(list.text) : null;
  const textAt = (wanted: string) => others.find((read) => read.path === wanted && isGood(read))?.text ?? "";
  const tags = new Map(readModelList(textAt("/api/tags"))?.map((model) => [model.id, model]));
  const props = models?.length === 1 ? readProps(textAt("/props")) : {};
  return models?.map((model) => withAdded(model, { ...props, ...tags.get(model.id) })) ?? null;
}

function withAdded(model: ListedModel, added: Partial<ListedModel>): ListedModel {
  return {
    ...model,
    contextTokens: model.contextTokens ?? added.contextTokens ?? null,
    digest: model.digest ?? added.digest ?? null,
    precision: model.precision ?? added.precision ?? null,
    sizeBytes: model.sizeBytes ?? added.sizeBytes ?? null,
    templateDigest: added.templateDigest ?? null,
  };
}

function accessOf(open: ReadPath | undefined): ConnectionReport["access"] {
  if (open?.problem?.kind === "auth") return "closed";
  return open?.problem === null ? "open" : null;
}

/** A key proves itself only where strangers are kept out. */
function isAccepted(open: ReadPath | undefined, keyed: ReadPath | undefined): boolean | null {
  if (open?.problem?.kind !== "auth") return null;
  if (keyed?.problem === null) return true;
  return keyed?.problem?.kind === "auth" ? false : null;
}
