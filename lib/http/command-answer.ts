import "server-only";
import { AppError } from "@/lib/errors";
import { logError } from "./log";

const headers = { "cache-control": "private, no-store" };

/** Answers one of our own scripts: what was asked for, or the code of a refusal. Anything but a refusal is logged. */
export async function commandAnswer(request: Request, work: () => Promise<object>): Promise<Response> {
  try {
    return Response.json(await work(), { headers });
  } catch (error) {
    const known = error instanceof AppError ? error : new AppError("unexpected");
    if (known !== error) logError(request.headers.get("x-request-id") ?? "", error);
    return Response.json({ code: known.code }, { status: known.status, headers });
  }
}
