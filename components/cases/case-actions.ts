import type { FormAction } from "@/lib/command/form-outcome";

/** What the page of a case hands to its forms. */
export type CaseActions = Record<
  | "claim"
  | "renew"
  | "release"
  | "escalate"
  | "declare"
  | "comment"
  | "resolve"
  | "reply"
  | "request"
  | "lapse"
  | "answer"
  | "decide"
  | "sendBack"
  | "ruling"
  | "withdraw",
  FormAction
>;
