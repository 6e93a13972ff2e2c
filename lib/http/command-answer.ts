import "server-only";
import { AppError } from "@/lib/errors";
import { logError } from "./log";

const headers = { "cache-control": "private, no-store" };

/** Answers one of our own scripts: what was asked for, or the code of a refusal. Anything but a refusal is logged. */
export async function commandAnswer(request: Request, work: () => Promise<object>): Promise<Response> {
  try {
    return Response.json(await work(), { headers });
  } catch (error) {
    return refusalAnswer(request, error);
  }
}

/** The code of a refusal, and of its fields; what was refused is not repeated. */
export function refusalAnswer(request: Request, error: unknown): Response {
  const known = error instanceof AppError ? error : new AppError("unexpected");
  if (known !== error) logError(request.headers.get("x-request-id") ?? "", error);
  const fields = known.fields.map(({ path, code }) => ({ path, code }));
  return Response.json({ code: known.code, fields }, { status: known.status, headers });
}
