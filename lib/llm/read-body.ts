import type { ChatReader } from "./chat-reader";
import { collectCompletion } from "./completion";
import { problemIn } from "./error-body";
import { type Fields, isFields, parseJson } from "./json-fields";
import { type Problem, problem } from "./problem";

/** Reader of a chat completion in one JSON body. Empty lines before it (DeepSeek while a call waits) are white space. */
export function createBodyReader(): ChatReader {
  const completion = collectCompletion();
  const decoder = new TextDecoder();
  let text = "";
  let progress = 0;

  return {
    push: (bytes) => {
      const piece = decoder.decode(bytes, { stream: true });
      text += piece;
      if (/\S/.test(piece)) progress += 1;
      return [];
    },
    progress: () => progress,
    state: () => "wait",
    hasFinished: () => false,
    end: () => {
      const value = parseJson(text + decoder.decode());
      const trouble = troubleIn(value);
      if (trouble === null && isFields(value)) completion.absorb(value);
      return completion.result({ problem: trouble, events: 0, isDone: trouble === null });
    },
  };
}

function troubleIn(value: unknown): Problem | null {
  if (!isFields(value)) return problem("protocol", "not-json");
  return problemIn(value, "error-in-body") ?? (hasChoice(value) ? null : problem("protocol", "no-choices"));
}

function hasChoice(body: Fields): boolean {
  return Array.isArray(body.choices) && body.choices.length > 0;
}
