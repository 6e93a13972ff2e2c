import { countOf, type Fields, fieldsOf, isFields, textOf } from "./json-fields";
import type { Problem } from "./problem";
import { type Reading, type Usage, verdictOf } from "./reading";
import { splitReasoning } from "./reasoning";
import { safeText, shortText } from "./safe-text";

/** What a stream brings, as it comes, for a page that watches. `content` may hold inline thinking: see splitReasoning. */
export type Piece = { part: "reasoning" | "content"; text: string };

export type Completion = {
  /** Takes one JSON object of the chat protocol: a whole body, or one event of a stream. */
  absorb: (object: Fields) => readonly Piece[];
  hasFinished: () => boolean;
  result: (end: { problem: Problem | null; events: number; isDone: boolean }) => Reading;
};

/** Code units of a name (model, fingerprint, finish reason) that are kept. */
const NAME_LIMIT = 300;

/** Collects one completion. The first name, fingerprint and finish reason count; of usage the last, which is the sum. */
export function collectCompletion(): Completion {
  let [content, reasoningContent, reasoning] = ["", "", ""];
  let model: string | null = null;
  let systemFingerprint: string | null = null;
  let finishReason: string | null = null;
  let usage: Usage | null = null;

  return {
    absorb: (object) => {
      model ??= nameIn(object.model);
      systemFingerprint ??= nameIn(object.system_fingerprint);
      usage = usageIn(object.usage) ?? usage;
      const choice = firstChoice(object);
      finishReason ??= nameIn(choice.finish_reason);
      const message = fieldsOf(choice.delta ?? choice.message);
      const said = textOf(message.content) ?? "";
      const thought = [textOf(message.reasoning_content) ?? "", textOf(message.reasoning) ?? ""] as const;
      content += said;
      reasoningContent += thought[0];
      reasoning += thought[1];
      return pieces(thought[0] || thought[1], said);
    },
    hasFinished: () => finishReason !== null,
    result: ({ problem, events, isDone }) => {
      const split = splitReasoning(safeText(content), safeText(reasoningContent || reasoning));
      const verdict = verdictOf(finishReason, split.answer, problem);
      return { ...split, model, systemFingerprint, finishReason, usage, events, isDone, verdict };
    },
  };
}

function pieces(thought: string, said: string): Piece[] {
  const found: Piece[] = [];
  if (thought !== "") found.push({ part: "reasoning", text: safeText(thought) });
  if (said !== "") found.push({ part: "content", text: safeText(said) });
  return found;
}

/** One answer is asked for; should a server send several, the first one counts. A usage event has none. */
function firstChoice(object: Fields): Fields {
  const choices: readonly unknown[] = Array.isArray(object.choices) ? object.choices : [];
  return fieldsOf(choices.find((choice) => (fieldsOf(choice).index ?? 0) === 0));
}

function nameIn(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? shortText(value, NAME_LIMIT) : null;
}

function usageIn(value: unknown): Usage | null {
  if (!isFields(value)) return null;
  const promptTokens = countOf(value.prompt_tokens);
  const completionTokens = countOf(value.completion_tokens);
  if (promptTokens === null || completionTokens === null) return null;
  const cachedTokens =
    countOf(fieldsOf(value.prompt_tokens_details).cached_tokens) ?? countOf(value.prompt_cache_hit_tokens);
  return { promptTokens, completionTokens, cachedTokens };
}
