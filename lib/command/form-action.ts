import "server-only";
import { unstable_rethrow } from "next/navigation";
import type { Actor } from "@/lib/auth/actor";
import { AppError } from "@/lib/errors";
import { logError } from "@/lib/http/log";
import type { FormOutcome, ShownOnce } from "./form-outcome";

type Success = {
  redirectTo?: string;
  receipt?: string;
  id?: string;
  once?: ShownOnce;
  codes?: readonly string[];
};

/**
 * Turns a command into the answer a form understands. A refusal comes back as code and fields; a surprise is logged and
 * comes back with its request id. Nothing is thrown at a form: a person's typing must survive.
 */
export async function formOutcome<A extends Actor>(
  actor: A | null,
  work: (actor: A) => Promise<Success>,
): Promise<FormOutcome> {
  if (actor === null) return { ok: false, code: "sign-in.required", fields: [], requestId: "" };
  const { requestId } = actor.request;
  try {
    return { ok: true, ...(await work(actor)) };
  } catch (error) {
    unstable_rethrow(error);
    if (error instanceof AppError) {
      return {
        ok: false,
        code: error.code,
        values: { ...error.values },
        fields: [...error.fields],
        requestId,
      };
    }
    logError(requestId, error);
    return { ok: false, code: "unexpected", fields: [], requestId };
  }
}
