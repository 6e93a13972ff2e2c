import type { ApiCase } from "./api-cases";
import type { Stage, Subject } from "./gate-case";

const reason = "依据所附材料";
const signed = {
  displayedDigest: "0".repeat(64),
  credential: { password: "a phrase of nobody", code: "000000" },
};

type Rest = Pick<ApiCase, "isSigned" | "kind"> & { stage?: Stage; revision?: true };
const post = (
  path: (about: Subject) => string,
  body: Record<string, unknown>,
  { revision, ...rest }: Rest,
): ApiCase => ({
  method: "POST",
  path,
  body: () => body,
  ...rest,
  ...(revision ? { revision: () => 1 } : {}),
});
const onCase = (verb: string, body: Record<string, unknown>, rest: Rest) =>
  post(({ caseId }) => `/reviews/${caseId}/${verb}`, body, rest);
const official = { kind: "about" } as const;
const atRevision = { ...official, revision: true } as const;

/** Requests about review cases. What is signed is signed for real in a test of its own. */
export const reviewApiCases: Readonly<Record<string, ApiCase>> = {
  "review.submission": {
    method: "GET",
    kind: "about",
    path: ({ applicationId }) => `/applications/${applicationId}/review-submission`,
  },
  "review.open": post(({ applicationId }) => `/applications/${applicationId}/reviews`, signed, {
    kind: "own",
    isSigned: true,
  }),
  "review.resubmit": onCase("resubmit", signed, {
    kind: "own",
    isSigned: true,
    revision: true,
  }),
  "review.withdraw": onCase("withdraw", { reason }, { kind: "about", revision: true }),
  "review.claim": onCase("claim", {}, official),
  "review.renew": onCase("renew", {}, { ...official, stage: "held" }),
  "review.release": onCase("release", {}, { ...official, stage: "held" }),
  "review.escalate": onCase("escalate", { reason }, atRevision),
  "review.declare": onCase("declarations", { hasConflict: false }, official),
  "review.comment": onCase(
    "comments",
    { path: "modules.second", severity: "major", text: reason },
    { ...official, stage: "held" },
  ),
  "review.reply": post(
    ({ commentId }) => `/review-comments/${commentId}/reply`,
    { reply: reason },
    { kind: "about" },
  ),
  "review.resolve": post(
    ({ commentId }) => `/review-comments/${commentId}/resolve`,
    {},
    { ...official, stage: "held" },
  ),
  "review.request": onCase(
    "information-requests",
    { items: [{ severity: "major", question: "请说明输出由谁使用" }] },
    { ...atRevision, stage: "held" },
  ),
  "review.answer": post(
    ({ itemId }) => `/information-items/${itemId}/answer`,
    { answer: reason },
    { kind: "about", stage: "asked" },
  ),
  "review.lapse": onCase("information-requests/lapse", {}, { ...atRevision, stage: "late" }),
  "review.write": {
    ...onCase("decision", { outcome: "return", reasonZh: reason }, { ...atRevision, stage: "held" }),
    method: "PUT",
  },
  "review.propose": onCase("decision/propose", signed, {
    kind: "own",
    isSigned: true,
    revision: true,
  }),
  "review.confirm": onCase("decision/confirm", signed, {
    kind: "own",
    isSigned: true,
    revision: true,
  }),
  "review.return": onCase("decision/send-back", { reason }, { ...atRevision, stage: "proposed" }),
  "review.ruling": onCase("ruling", { result: reason }, { ...atRevision, stage: "ruling" }),
  "review.list": { method: "GET", kind: "list", path: () => "/reviews" },
  "review.workload": { method: "GET", kind: "list", path: () => "/review-workload" },
  "review.letter": {
    method: "GET",
    kind: "about",
    stage: "decided",
    path: ({ caseId }) => `/reviews/${caseId}/letter`,
  },
  "review.overrides": {
    method: "GET",
    kind: "about",
    stage: "decided",
    path: ({ applicationId }) => `/applications/${applicationId}/overrides`,
  },
  "review.get": { method: "GET", kind: "about", path: ({ caseId }) => `/reviews/${caseId}` },
};
