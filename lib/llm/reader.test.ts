import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chunk, finished, sse, streams, usageEvent } from "@/lib/testing/llm-streams";
import { createChatReader } from "./read-either";

const limits = { eventLength: 2000, events: 50 };

/** The reading of a text, its bytes cut at the given places, and the pieces on the way. */
function read(text: string, mediaType = "text/event-stream", cuts: readonly number[] = []) {
  const bytes = Buffer.from(text);
  const reader = createChatReader(mediaType, limits);
  const places = [0, ...[...cuts].sort((a, b) => a - b), bytes.length];
  const pieces = places.slice(1).flatMap((end, at) => reader.push(bytes.subarray(places[at], end)));
  return { ...reader.end(), pieces };
}

const stream = (name: keyof typeof streams) => read(streams[name] ?? "");
const answer = { kind: "answer" };

describe("a streamed answer", () => {
  it("is read from reasoning_content, with usage", () => {
    expect(stream("reasoning_content, usage, DONE")).toMatchObject({
      reasoning: "想一想",
      reasoningIn: "field",
      answer: "答案：A",
      usage: { promptTokens: 9, completionTokens: 4, cachedTokens: null },
      events: 6,
      isDone: true,
      verdict: answer,
      pieces: [
        { part: "reasoning", text: "想一想" },
        { part: "content", text: "答案：" },
        { part: "content", text: "A" },
      ],
    });
  });

  it("is read from reasoning, with CRLF, without usage and DONE", () => {
    const got = stream("reasoning, CRLF, no DONE");
    expect(got).toMatchObject({ reasoning: "think 🩺", answer: "B", usage: null, verdict: answer });
    expect(got.isDone).toBe(false);
  });

  it("takes reasoning_content once where a server sends both names", () => {
    expect(read(sse([chunk({ reasoning: "r", reasoning_content: "r" }), finished])).reasoning).toBe("r");
  });

  it("is divided at tags that come in parts, and at a closing tag nobody opened", () => {
    expect(stream("inline tags over several events, no space, comments")).toMatchObject({
      reasoning: "嗯",
      reasoningIn: "inline",
      answer: "丙",
      verdict: answer,
    });
    expect(stream("missing opening tag, last event not closed")).toMatchObject({
      reasoningIn: "inline-no-open-tag",
      answer: "b",
      verdict: answer,
    });
  });

  it("never lets a cut-off thinker's words be graded", () => {
    const cut = { kind: "no-answer", reason: "cut" };
    expect(stream("cut in inline thinking")).toMatchObject({ answer: "", verdict: cut });
    // R1's own template opens the thinking, so nothing shows that these words are no answer.
    expect(read(sse([chunk({ content: "ANSWER: A, or rather" }), chunk({}, "length")])).verdict).toEqual(cut);
  });

  it.each([
    ["content_filter", "filtered"],
    ["tool_calls", "tool-call"],
    ["insufficient_system_resource", "interrupted"],
    ["abort", "interrupted"],
    [null, "interrupted"],
  ])("that ends with %s has no answer: %s", (finish, reason) => {
    const got = read(sse([chunk({ content: "ANSWER: A" }), chunk({}, finish), "[DONE]"]));
    expect(got.verdict).toEqual({ kind: "no-answer", reason });
  });

  it("that stops with thinking only has none either", () => {
    const got = read(sse([chunk({ reasoning_content: "hm" }), finished, "[DONE]"]));
    expect(got.verdict).toEqual({ kind: "no-answer", reason: "empty" });
    expect(stream("breaks off inside an event").verdict).toEqual({
      kind: "no-answer",
      reason: "interrupted",
    });
  });

  it("trims one stray closing tag beside the field, and thinking that came twice", () => {
    const field = chunk({ reasoning_content: "r" });
    expect(read(sse([field, chunk({ content: "</think>\n\nA" }), finished])).answer).toBe("A");
    const twice = read(sse([field, chunk({ content: "<think>more</think>A" }), finished]));
    expect([twice.reasoning, twice.answer]).toEqual(["r\nmore", "A"]);
  });

  it("keeps no control character; tab and line end stay", () => {
    expect(stream("control characters and NUL").answer).toBe("a\uFFFDb\uFFFDc");
    expect(read(sse([chunk({ content: "a\tb\nc\u0085\ud800" }), finished])).answer).toBe(
      "a\tb\nc\uFFFD\uFFFD",
    );
  });

  it("joins a character that two events hold one half each of", () => {
    expect(read(sse([chunk({ content: "\ud83e" }), chunk({ content: "\ude7a" }), finished])).answer).toBe(
      "🩺",
    );
  });

  it("with an error inside is an error, whatever came before", () => {
    expect(stream("error after a good beginning").verdict).toMatchObject({
      kind: "error",
      problem: { kind: "server", reason: "error-in-stream", said: { message: "engine died" } },
    });
    const old = read('error: {"code":503,"message":"Loading model","type":"unavailable_error"}\n\n');
    expect(old.verdict).toMatchObject({ problem: { kind: "loading", status: null } });
  });

  it("is refused where it is none, and reads nothing after the end", () => {
    expect(stream("not what it says").verdict).toMatchObject({ problem: { reason: "malformed-event" } });
    expect(stream("words after the end")).toMatchObject({ answer: "y", events: 2 });
  });

  it("has limits of its own for one event and for their number", () => {
    const long = read(sse([chunk({ content: "x".repeat(2001) })]));
    expect(long.verdict).toMatchObject({ problem: { kind: "protocol", reason: "event-too-large" } });
    const unended = read(`data: ${"x".repeat(5000)}`, undefined, [1000, 2000, 3000]);
    expect(unended.verdict).toMatchObject({ problem: { reason: "event-too-large" } });
    const noise = read(`${"noise\n".repeat(51)}${sse([chunk({ content: "x" }), finished])}`);
    expect(noise.verdict).toMatchObject({ problem: { reason: "too-many-events" } });
    const many = read(sse(Array.from({ length: 51 }, () => chunk({ content: "x" }))));
    expect(many.verdict).toMatchObject({ problem: { reason: "too-many-events" } });
  });

  it("is the same however the network divided its bytes", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.values(streams)),
        fc.array(fc.nat({ max: 900 }), { maxLength: 40 }),
        (text, wanted) => {
          const length = Buffer.byteLength(text);
          const cuts = wanted.map((place) => place % (length + 1));
          expect(read(text, "text/event-stream", cuts)).toEqual(read(text));
        },
      ),
      { numRuns: 500 },
    );
    for (const text of Object.values(streams)) {
      const everywhere = Array.from({ length: Buffer.byteLength(text) }, (_, at) => at);
      expect(read(text, "text/event-stream", everywhere)).toEqual(read(text));
    }
  });
});

describe("an answer in one body", () => {
  const whole = (extra: object = {}) =>
    JSON.stringify({
      choices: [{ index: 0, finish_reason: "stop", message: { content: "<think>t</think>A" }, ...extra }],
      usage: { prompt_tokens: 3, completion_tokens: 2, prompt_tokens_details: { cached_tokens: 1 } },
    });

  it("is read after empty lines, and where a stream was asked for", () => {
    const wanted = { reasoning: "t", answer: "A", verdict: answer, isDone: true, usage: { cachedTokens: 1 } };
    expect(read(`\n\n${whole()}`, "application/json")).toMatchObject(wanted);
    expect(read(`\n ${whole()}`, "", [1])).toMatchObject(wanted);
    expect(read(sse([chunk({ content: "B" }), finished, usageEvent]), "")).toMatchObject({ answer: "B" });
  });

  it("that is no JSON, or says nothing, breaks the protocol", () => {
    for (const [text, reason] of [
      ["<html>502</html>", "not-json"],
      [whole().slice(0, -5), "not-json"],
      ["", "not-json"],
      ["[]", "not-json"],
      ["{}", "no-choices"],
    ] as const) {
      for (const mediaType of ["application/json", "text/html", ""]) {
        expect(read(text, mediaType).verdict).toMatchObject({ problem: { kind: "protocol", reason } });
      }
    }
  });

  it("can hold a business error under status 200", () => {
    const ragflow = read('{"code":109,"message":"Authentication error","data":false}', "application/json");
    expect(ragflow.verdict).toMatchObject({
      problem: { kind: "auth", reason: "error-in-body", status: null },
    });
  });
});
