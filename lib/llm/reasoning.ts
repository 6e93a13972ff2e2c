/** Where a server put the thinking. `none`: nowhere, which is also what thinking cut off before any tag looks like. */
export const reasoningPlaces = ["field", "inline", "inline-no-open-tag", "inline-unclosed", "none"] as const;
export type ReasoningPlace = (typeof reasoningPlaces)[number];

export type SplitText = { reasoning: string; reasoningIn: ReasoningPlace; answer: string };

const OPEN = "<think>";
const CLOSE = "</think>";

/**
 * Divides what a model wrote into thinking and answer, both trimmed. The field (`reasoning_content` or `reasoning`) goes
 * before tags; else the first `</think>` ends the thinking, opened or not (vLLM 0.7 with R1's template of February 2025);
 * text that opens and never closes is thinking only. May be asked again as text grows: a page that watches a stream does.
 */
export function splitReasoning(content: string, field: string): SplitText {
  if (field.trim() === "") return splitInline(content);
  // A server that split the field can leave the tag behind, or a whole second round of thinking (LMDeploy #3321).
  const rest = content.trimStart();
  if (rest.startsWith(CLOSE)) {
    return { reasoning: field.trim(), reasoningIn: "field", answer: rest.slice(CLOSE.length).trim() };
  }
  const inner = rest.startsWith(OPEN) ? splitInline(rest) : null;
  return {
    reasoning: inner === null ? field.trim() : `${field.trim()}\n${inner.reasoning}`.trim(),
    reasoningIn: "field",
    answer: inner === null ? rest.trim() : inner.answer,
  };
}

function splitInline(content: string): SplitText {
  const text = content.trim();
  const isOpened = text.startsWith(OPEN);
  const inside = isOpened ? text.slice(OPEN.length) : text;
  const close = inside.indexOf(CLOSE);
  if (close === -1) {
    return isOpened
      ? { reasoning: inside.trim(), reasoningIn: "inline-unclosed", answer: "" }
      : { reasoning: "", reasoningIn: "none", answer: text };
  }
  return {
    reasoning: inside.slice(0, close).trim(),
    reasoningIn: isOpened ? "inline" : "inline-no-open-tag",
    answer: inside.slice(close + CLOSE.length).trim(),
  };
}
