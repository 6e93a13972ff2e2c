/** Bytes of chat streams as servers write them, for tests of the reader. */

export type Delta = { content?: string | null; reasoning?: string; reasoning_content?: string };

export function chunk(delta: Delta, finish: string | null = null): string {
  return JSON.stringify({ model: "m", choices: [{ index: 0, delta, finish_reason: finish }] });
}

/** Server-sent events of these data texts. */
export function sse(events: readonly string[], { newline = "\n", space = " " } = {}): string {
  return events.map((data) => `data:${space}${data}${newline}${newline}`).join("");
}

export const finished = chunk({}, "stop");
export const usageEvent =
  '{"choices":[],"usage":{"prompt_tokens":9,"completion_tokens":4,"total_tokens":13}}';

/** Streams that differ in everything a server may choose; each is a whole one unless its name says otherwise. */
export const streams: Record<string, string> = {
  "reasoning_content, usage, DONE": sse([
    chunk({ content: null }),
    chunk({ reasoning_content: "想一想" }),
    chunk({ content: "答案：" }),
    chunk({ content: "A" }),
    finished,
    usageEvent,
    "[DONE]",
  ]),
  "reasoning, CRLF, no DONE": sse([chunk({ reasoning: "think 🩺" }), chunk({ content: "B" }), finished], {
    newline: "\r\n",
  }),
  "inline tags over several events, no space, comments": `: keep-alive\n\n${sse(
    ["<thi", "nk>\n嗯", "</th", "ink>\n", "丙"].map((content) => chunk({ content })),
    { space: "" },
  )}: ping\n\n${sse([finished, "[DONE]"], { space: "" })}`,
  "missing opening tag, last event not closed": sse([chunk({ content: "a</think>b" }), finished]).trimEnd(),
  "cut in inline thinking": sse([chunk({ content: "<think>still" }), chunk({}, "length"), "[DONE]"]),
  "breaks off inside an event": sse([chunk({ content: "half" }), finished]).slice(0, -40),
  "error after a good beginning": sse([
    chunk({ content: "x" }),
    '{"error":{"message":"engine died","type":"InternalServerError","code":500}}',
    "[DONE]",
  ]),
  "control characters and NUL": sse([chunk({ content: "a\u0000b\u000ec" }), finished, "[DONE]"]),
  "not what it says": sse(['{"choices":', finished]),
  "words after the end": sse([chunk({ content: "y" }), finished, "[DONE]", chunk({ content: "never read" })]),
};
