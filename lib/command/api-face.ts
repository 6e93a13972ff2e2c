import type { z } from "zod";
import type { Actor } from "@/lib/auth/actor";
import type { Permission } from "@/lib/auth/permissions";

/** What a machine gets: the status and the JSON body. Kept whole for a repetition under the same key. */
export type ApiAnswer = { status: number; body: Record<string, unknown> };

/** How a query or command shows itself to machines. Whoever declares one stands in /api/v1 and in its document. */
export type ApiFace<Result> = {
  method: "GET" | "POST" | "PUT";
  /** Under /api/v1. A `{name}` in it fills the input's field of that name; so does `If-Match` for `revision`. */
  path: `/${string}`;
  /** 200 unless said. */
  status?: 201;
  /** Requests a minute of one caller, counted apart from what they ask elsewhere. The common allowance unless said. */
  perMinute?: number;
  answer: z.ZodType<Record<string, unknown>>;
  present: (result: Result) => Record<string, unknown>;
};

/** A repetition-safe write: the key the caller chose, and who chose it. */
export type ApiCall = { actor: Actor; input: unknown; key: string | null };

/** A gate with a face, as the router and the document see it. */
export type ApiEndpoint = Omit<ApiFace<never>, "present"> & {
  name: string;
  permission: Permission;
  /** A command. What only reads may be asked by POST too, where the question is too long for an address. */
  isWrite: boolean;
  input: z.ZodType;
  call: (call: ApiCall) => Promise<ApiAnswer>;
};

/** A gate: called by pages as a function; what it shows to machines, if anything, beside it. */
export type Gate<A extends Actor, Input, Result> = ((actor: A, input: Input) => Promise<Result>) & {
  readonly endpoint: ApiEndpoint | null;
};

/** The answer of a face. Only what its schema names leaves; a result that does not fit is our own defect. */
export function answerOf<Result>(face: ApiFace<Result>, result: Result): ApiAnswer {
  return { status: face.status ?? 200, body: face.answer.parse(face.present(result)) };
}
