import { countOf, type Fields, fieldsOf, isFields, parseJson, textOf } from "./json-fields";
import type { Problem, ProblemKind, ProblemReason, ServerSaid } from "./problem";
import { shortText } from "./safe-text";

/** UTF-16 code units of a server's own words that are kept. */
const MESSAGE_LIMIT = 500;
const WORD_LIMIT = 80;

/**
 * The problem behind an answer with a status of 400 or more. The body may be of any dialect or none (a proxy's HTML page):
 * then the status alone decides.
 */
export function readErrorBody(status: number, body: string): Problem {
  return makeProblem("http-status", status, errorFields(fieldsOf(parseJson(body))) ?? {});
}

/**
 * The problem in a JSON value that came with 200, or null where it holds none. RAGFlow answers business errors so, vLLM
 * errors that begin after the stream has.
 */
export function problemIn(value: unknown, reason: ProblemReason): Problem | null {
  if (!isFields(value)) return null;
  const error = errorFields(value);
  return error === null ? null : makeProblem(reason, null, error);
}

/** The dialects: what of a body describes the error, or null where the body describes none. */
function errorFields(body: Fields): Fields | null {
  const { error, detail } = body;
  // llama.cpp, vLLM from 0.10, SGLang, Ollama /v1, DeepSeek
  if (isFields(error)) return error;
  // Ollama /api, TGI and MindIE
  if (typeof error === "string") return { message: error, type: body.error_type, code: body.code };
  // LMDeploy's 401
  if (isFields(detail)) return isFields(detail.error) ? detail.error : detail;
  // FastAPI: a sentence, or a list of refused fields
  if (typeof detail === "string") return { message: detail };
  if (Array.isArray(detail)) return { message: textOf(fieldsOf(detail[0]).msg), type: "validation" };
  // LMDeploy, older vLLM, Dify
  if (body.object === "error" || body.event === "error") return body;
  // RAGFlow, FastGPT: every answer of theirs has a code; an error is one that is not success
  const isBusiness = typeof body.code === "number" && body.code !== 0 && body.code !== 200;
  return isBusiness && !Array.isArray(body.choices) ? body : null;
}

function makeProblem(reason: ProblemReason, httpStatus: number | null, error: Fields): Problem {
  const message = textOf(error.message);
  const said: ServerSaid = {
    type: word(error.type),
    code: typeof error.code === "number" ? error.code : word(error.code),
    message: message === null ? null : shortText(message, MESSAGE_LIMIT),
    ...contextNumbers(error, message ?? ""),
  };
  const kind = kindOf(httpStatus ?? statusIn(error), said);
  return { kind, reason, status: httpStatus, systemCode: null, said };
}

function word(value: unknown): string | null {
  return typeof value === "string" ? shortText(value, WORD_LIMIT) : null;
}

/** RAGFlow's own codes (its RetCode) that mean what a status means. */
const businessStatus: Readonly<Record<number, number>> = { 101: 400, 102: 400, 108: 403, 109: 401 };

/** Inside a body that came with 200 the status stands as `code` or `status`, as a number or in digits. */
function statusIn(error: Fields): number | null {
  for (const stated of [error.code, error.status]) {
    const code = Number(stated ?? Number.NaN);
    if (code >= 400 && code <= 599) return code;
    const translated = businessStatus[code];
    if (translated !== undefined) return translated;
  }
  return null;
}

const overflow =
  /exceed_context_size|context_length_exceeded|maximum context|context (length|size|window)|longer than the (model|maximum)|maxInputTokenLen|prompt is too long/i;

/** Statuses under which servers report a prompt that does not fit. */
const overflowStatus: readonly (number | null)[] = [null, 400, 413, 422, 500];

const byStatus: Readonly<Record<number, ProblemKind>> = {
  401: "auth",
  403: "auth",
  404: "not-found",
  405: "not-found",
  408: "timeout",
  429: "overload",
  501: "not-found",
  504: "timeout",
  529: "overload",
};

/** Types by which an error without a status still says what it is. */
const byType: readonly (readonly [RegExp, ProblemKind])[] = [
  [/auth|api_?key|permission/i, "auth"],
  [/not_?found/i, "not-found"],
  [/rate_?limit|overload|unavailable|resource/i, "overload"],
  [/invalid|bad_?request|validation/i, "bad-request"],
  [/time_?out/i, "timeout"],
];

function kindOf(status: number | null, said: ServerSaid): ProblemKind {
  const words = `${said.type ?? ""} ${said.code ?? ""} ${said.message ?? ""}`;
  if (overflowStatus.includes(status) && overflow.test(words)) return "context";
  if (status === null) return byType.find(([pattern]) => pattern.test(words))?.[1] ?? "server";
  if (status === 503) return /\bloading\b/i.test(words) ? "loading" : "overload";
  return byStatus[status] ?? (status < 500 ? "bad-request" : "server");
}

/** llama.cpp names both numbers as fields; vLLM and SGLang in their sentence. */
function contextNumbers(error: Fields, message: string): Pick<ServerSaid, "promptTokens" | "contextTokens"> {
  const numberIn = (pattern: RegExp) => countOf(Number(pattern.exec(message)?.[1] ?? Number.NaN));
  return {
    promptTokens:
      countOf(error.n_prompt_tokens) ??
      numberIn(/(?:requested|request|input|prompt)[^.]{0,40}?\(?(\d{1,9}) tokens/i),
    contextTokens:
      countOf(error.n_ctx) ?? numberIn(/context (?:length|size|window)(?: is| of)?[^\d.]{0,3}(\d{1,9})/i),
  };
}
