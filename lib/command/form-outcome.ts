import type { ErrorCode, FieldProblem } from "@/lib/errors";

/** What a server action answers to a form. Isomorphic: action and form share it. */
export type FormOutcome =
  | { ok: true; redirectTo?: string; receipt?: string; id?: string }
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
