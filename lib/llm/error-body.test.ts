import { describe, expect, it } from "vitest";
import { problemIn, readErrorBody } from "./error-body";

/** [status, body, kind, message] of the dialects in notes and sources of each server. */
const dialects: readonly [string, number, unknown, string, string | null][] = [
  [
    "llama.cpp, wrong key",
    401,
    { error: { message: "Invalid API Key", code: 401 } },
    "auth",
    "Invalid API Key",
  ],
  ["llama.cpp, loading", 503, { error: { message: "Loading model", code: 503 } }, "loading", "Loading model"],
  [
    "llama.cpp, bad JSON",
    500,
    { error: { message: "parse error", type: "server_error" } },
    "server",
    "parse error",
  ],
  ["llama.cpp, no metrics", 501, { error: { type: "not_supported_error" } }, "not-found", null],
  [
    "vLLM, older",
    404,
    { object: "error", message: "The model `x` does not exist." },
    "not-found",
    "The model `x` does not exist.",
  ],
  [
    "vLLM, bad request",
    400,
    { object: "error", message: "bad", type: "BadRequestError", code: 400 },
    "bad-request",
    "bad",
  ],
  [
    "LMDeploy, wrong key",
    401,
    { detail: { error: { message: "Please request with valid token!", code: "invalid_api_key" } } },
    "auth",
    "Please request with valid token!",
  ],
  ["FastAPI, sentence", 403, { detail: "Not authenticated" }, "auth", "Not authenticated"],
  [
    "FastAPI, fields",
    422,
    { detail: [{ loc: ["body", "model"], msg: "field required" }] },
    "bad-request",
    "field required",
  ],
  [
    "TGI and MindIE",
    429,
    { error: "Model is overloaded", error_type: "overloaded" },
    "overload",
    "Model is overloaded",
  ],
  [
    "Ollama, busy",
    503,
    { error: "server busy, please try again" },
    "overload",
    "server busy, please try again",
  ],
  ["RAGFlow", 200, { code: 102, message: "Chat not found", data: null }, "bad-request", "Chat not found"],
  ["Dify", 400, { code: "invalid_param", message: "query is required", status: 400 }, "bad-request", null],
];

describe("the body of a refusal", () => {
  it.each(dialects)("of %s is understood", (_name, status, body, kind, message) => {
    const found =
      status === 200 ? problemIn(body, "error-in-body") : readErrorBody(status, JSON.stringify(body));
    expect(found?.kind).toBe(kind);
    expect(found?.said?.message).toBe(message);
  });

  it.each([
    [413, "bad-request"],
    [402, "bad-request"],
    [405, "not-found"],
    [408, "timeout"],
    [502, "server"],
    [504, "timeout"],
  ])("that is a page of a proxy is judged by its status %i alone", (status, kind) => {
    const found = readErrorBody(status, "<html><h1>Bad Gateway</h1></html>");
    expect(found).toMatchObject({ kind, status, said: { type: null, code: null, message: null } });
  });

  it.each([
    [
      "exceed_context_size_error",
      400,
      "request (4505 tokens) exceeds the available context size (2048 tokens)",
      4505,
      2048,
    ],
    [
      "BadRequestError",
      400,
      "This model's maximum context length is 4096 tokens. However, you requested 5000 tokens",
      5000,
      4096,
    ],
    [
      "BadRequestError",
      400,
      "The input (700 tokens) is longer than the model's context length (512 tokens).",
      700,
      512,
    ],
  ])(
    "that says %s is an overflow with both numbers",
    (type, status, message, promptTokens, contextTokens) => {
      const found = readErrorBody(status, JSON.stringify({ error: { type, message } }));
      expect(found).toMatchObject({ kind: "context", said: { promptTokens, contextTokens } });
    },
  );

  it("prefers numbers that stand as fields", () => {
    const error = { type: "exceed_context_size_error", message: "too long", n_prompt_tokens: 7, n_ctx: 5 };
    expect(readErrorBody(400, JSON.stringify({ error })).said).toMatchObject({
      promptTokens: 7,
      contextTokens: 5,
    });
  });

  it("inside a stream is judged by the status it names, else by its type", () => {
    const kind = (error: unknown) => problemIn({ error }, "error-in-stream")?.kind;
    expect(kind({ message: "x", code: 429 })).toBe("overload");
    expect(kind({ message: "x", code: "401" })).toBe("auth");
    expect(kind({ message: "x", type: "rate_limit_exceeded" })).toBe("overload");
    expect(kind({ message: "x" })).toBe("server");
  });

  it("is short and safe to keep", () => {
    const said = readErrorBody(500, JSON.stringify({ error: { message: `\u0000${"x".repeat(9000)}` } })).said;
    expect(said?.message).toHaveLength(500);
    expect(said?.message?.startsWith("\uFFFDx")).toBe(true);
  });

  it("is not seen in a good answer", () => {
    expect(problemIn({ choices: [], error: null }, "error-in-stream")).toBeNull();
    expect(problemIn({ code: 0, data: {} }, "error-in-body")).toBeNull();
    expect(problemIn([], "error-in-stream")).toBeNull();
  });
});
