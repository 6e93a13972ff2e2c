import type { ErrorCode, FieldProblem } from "@/lib/errors";

/** A secret that is told in this answer and kept nowhere: a token, the end of a link. */
export type ShownOnce = { secret: string; expiresAt: string };

/** What a server action answers to a form. Isomorphic: action and form share it. */
export type FormOutcome =
  | {
      ok: true;
      redirectTo?: string;
      receipt?: string;
      id?: string;
      once?: ShownOnce;
      /** Recovery codes, told in this answer alone. */
      codes?: readonly string[];
    }
  | {
      ok: false;
      code: ErrorCode;
      values?: Record<string, string | number>;
      fields: FieldProblem[];
      requestId: string;
    };

/** A server action as a form calls it: the previous answer, then what was typed, parsed again on the server. */
export type FormAction<Payload = unknown> = (
  previous: FormOutcome | null,
  payload: Payload,
) => Promise<FormOutcome>;
