/** Every expected refusal has a code; the code decides the status and, in each language, the sentence. */
export const errorStatus = {
  "sign-in.required": 401,
  "sign-in.failed": 401,
  "permission.denied": 403,
  "token.invalid": 401,
  "token.scope": 403,
  "record.not-found": 404,
  "record.taken-down": 410,
  "record.stale": 409,
  "record.wrong-state": 409,
  "record.same-person": 409,
  "record.incomplete": 422,
  "record.number-taken": 409,
  "record.nothing-to-restore": 409,
  "institution.identifier-taken": 409,
  "dispute.open": 409,
  "dispute.decided": 409,
  "report.check-failed": 422,
  "report.check-expired": 409,
  "report.too-soon": 422,
  "report.filled-by-machine": 422,
  "report.sent": 409,
  "report.known": 409,
  "report.answered": 409,
  "report.not-due": 409,
  "report.no-such-version": 409,
  "report.no-such-ticket": 409,
  "report.not-first": 409,
  "obligation.no-evidence": 409,
  "obligation.no-measurement": 409,
  "review.not-yours": 403,
  "review.own-institution": 403,
  "review.same-person": 409,
  "review.wrong-state": 409,
  "review.open": 409,
  "review.incomplete": 422,
  "review.held": 409,
  "review.not-held": 409,
  "review.undeclared": 409,
  "review.conflict": 409,
  "review.tie-stands": 409,
  "review.reviewer-conflict": 409,
  "review.open-major": 409,
  "review.stale-content": 409,
  "review.unanswered": 409,
  "review.not-open": 409,
  "review.not-late": 409,
  "endpoint.bad-key": 400,
  "endpoint.not-approved": 409,
  "endpoint.killed": 409,
  "endpoint.killed-by-security": 409,
  "endpoint.quiet-hours": 409,
  "endpoint.budget": 429,
  "endpoint.busy": 429,
  "endpoint.person-busy": 429,
  "endpoint.rate": 429,
  "endpoint.key-unreadable": 409,
  "endpoint.no-simulator": 409,
  "endpoint.abandoned": 409,
  "spot-check.no-endpoint": 409,
  "spot-check.too-many": 409,
  "spot-check.too-many-schedules": 409,
  "spot-check.too-many-own-schedules": 409,
  "spot-check.too-many-watched": 429,
  "spot-check.not-yours": 409,
  "spot-check.no-body": 410,
  "membership.already-decided": 409,
  "membership.already-requested": 409,
  "membership.already-held": 409,
  "membership.already-yours": 409,
  "membership.own": 409,
  "invitation.void": 404,
  "role.open": 409,
  "role.decided": 409,
  "role.moved-on": 409,
  "role.last": 409,
  "role.same-person": 409,
  "role.not-yours": 409,
  "account.email-taken": 409,
  "input.invalid": 422,
  "input.personal-data": 422,
  "input.too-large": 413,
  "input.malformed": 400,
  "request.too-many": 429,
  "request.key-reused": 409,
  "request.version-missing": 428,
  "request.media-type": 415,
  "request.method": 405,
  "request.no-such-path": 404,
  "session.not-found": 404,
  "view.name-taken": 409,
  "view.too-many": 409,
  "factor.enrolled": 409,
  "factor.not-begun": 409,
  "factor.own": 409,
  "signature.stale": 409,
  "signature.not-enrolled": 409,
  "export.busy": 503,
  "export.no-such-format": 400,
  "service.unavailable": 503,
  unexpected: 500,
} as const;

export type ErrorCode = keyof typeof errorStatus;

/** One refused field: the path in the input, the code of the sentence and its values. */
export type FieldProblem = {
  path: string;
  code: string;
  values?: Record<string, string | number> | undefined;
};

/** An expected refusal. Anything else that is thrown is a surprise: logged, and shown with its request id. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly status: number;
  /** Next hands a digest of ours on to the error page, which then finds the sentence of this refusal. */
  readonly digest: ErrorCode;
  readonly fields: readonly FieldProblem[];
  readonly values: Readonly<Record<string, string | number>>;

  constructor(
    code: ErrorCode,
    detail: { fields?: readonly FieldProblem[]; values?: Record<string, string | number> } = {},
  ) {
    super(code);
    this.name = "AppError";
    this.code = code;
    this.status = errorStatus[code];
    this.digest = code;
    this.fields = detail.fields ?? [];
    this.values = detail.values ?? {};
  }
}
