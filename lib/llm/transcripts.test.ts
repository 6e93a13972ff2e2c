import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { readErrorBody } from "./error-body";
import { fieldsOf } from "./json-fields";
import { readMetrics } from "./prometheus";
import { createChatReader } from "./read-either";
import type { Verdict } from "./reading";

/** Transcripts of real llama.cpp servers of two ages, and what a correct reader makes of each. */
const folder = path.resolve(import.meta.dirname, "../../../shared/facts/protocol");
const present = existsSync(folder);
if (!present) console.warn("facts folder absent: reading the recorded transcripts skipped");

type Expected = {
  status: number;
  kind: "chat" | "stream" | "error" | "json" | "text";
  usage: { prompt_tokens: number; completion_tokens: number } | null;
  error: { type: string; code: number; message: string };
} & Record<string, unknown>;

const expected: Record<string, Expected> = present
  ? JSON.parse(readFileSync(path.join(folder, "llama-server-expected.json"), "utf8")).files
  : {};

/** Status, media type and body of a transcript: what follows `<<<`. */
function answerIn(file: string) {
  const [, answer = ""] = readFileSync(path.join(folder, file), "utf8").split("<<<\n");
  const [head = "", ...rest] = answer.split("\n\n");
  return {
    status: Number(/^HTTP\/1\.1 (\d+)/.exec(head)?.[1]),
    mediaType: /^content-type: (.*)$/im.exec(head)?.[1] ?? "",
    body: rest.join("\n\n"),
  };
}

function verdictWord(verdict: Verdict): string {
  return verdict.kind === "no-answer" ? `no-answer: ${verdict.reason}` : verdict.kind;
}

function readChat(file: string, streamed: boolean) {
  const { status, mediaType, body } = answerIn(file);
  const reader = createChatReader(mediaType, { eventLength: 65_536, events: 20_000 });
  reader.push(Buffer.from(body));
  const read = reader.end();
  return {
    status,
    kind: streamed ? "stream" : "chat",
    ...(streamed ? { events: read.events, done: read.isDone } : {}),
    model: read.model,
    system_fingerprint: read.systemFingerprint,
    finish_reason: read.finishReason,
    usage: read.usage && {
      prompt_tokens: read.usage.promptTokens,
      completion_tokens: read.usage.completionTokens,
    },
    reasoningIn: read.reasoningIn,
    reasoningChars: read.reasoning.length,
    answer: read.answer,
    verdict: verdictWord(read.verdict),
  };
}

function readOther(file: string, kind: Expected["kind"]) {
  const { status, body } = answerIn(file);
  if (kind === "json") return { status, kind, keys: Object.keys(fieldsOf(JSON.parse(body))) };
  if (kind === "text") return { status, kind, metricNames: readMetrics(body).size };
  const { said } = readErrorBody(status, body);
  return { status, kind, error: { type: said?.type, code: said?.code, message: said?.message } };
}

describe.skipIf(!present)("recorded answers of llama.cpp", () => {
  it.each(Object.entries(expected))("%s is read as expected", (file, wanted) => {
    const isChat = wanted.kind === "chat" || wanted.kind === "stream";
    const read = isChat ? readChat(file, wanted.kind === "stream") : readOther(file, wanted.kind);
    expect(read).toEqual(wanted);
  });

  it("leaves out no transcript but the index and the one with chunk framing", () => {
    const files = readdirSync(folder).filter((name) => name.endsWith(".txt"));
    const others = files.filter((name) => !(name in expected));
    expect(others.sort()).toEqual(["llama-server-00-index.txt", "llama-server-stream-rawframes.txt"]);
    expect(Object.keys(expected).length).toBeGreaterThan(30);
  });
});
