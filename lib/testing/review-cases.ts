import { confirmDecision } from "@/lib/obligations/decision-commands";
import { listOwnCases } from "@/lib/obligations/own-case-queries";
import { recordRuling, sendBackDecision } from "@/lib/reviews/commands/confirm";
import { proposeDecision, writeDecision } from "@/lib/reviews/commands/decide";
import {
  addComment,
  answerItem,
  declareConflict,
  lapseRequest,
  replyToComment,
  requestInformation,
  resolveComment,
} from "@/lib/reviews/commands/exchange";
import { claimCase, escalateCase, releaseCase, renewClaim } from "@/lib/reviews/commands/hold";
import { openCase, resubmitCase, withdrawCase } from "@/lib/reviews/commands/submit";
import { findCaseNumber, readCase, readLetter } from "@/lib/reviews/queries/case";
import { listOverrides } from "@/lib/reviews/queries/override";
import { countCases, findNextCase, listCases, readWorkload } from "@/lib/reviews/queries/queue";
import { readSubmission } from "@/lib/reviews/queries/submission";
import { listToSign } from "@/lib/reviews/queries/to-sign";
import { about, type GateCase, list, own, type Subject } from "./gate-case";

const reason = "依据所附材料";
const digest = "0".repeat(64);
const signed = { displayedDigest: digest, credential: { password: "a phrase of nobody", code: "000000" } };
const seen = ({ caseId: id }: Subject) => ({ id, revision: 1 });
const queue = {
  view: "all",
  state: null,
  level: null,
  tier: null,
  province: null,
  isDueThisWeek: false,
  q: null,
  after: null,
} as const;

/** Review cases. What is signed proves the signer first, so that a stranger hears of nothing but their password. */
export const reviewCases: Record<string, GateCase> = {
  "reviews/commands/submit#openCase": own("review.open", "review:sign", (actor, { applicationId }) =>
    openCase(actor, { applicationId, ...signed }),
  ),
  "reviews/commands/submit#resubmitCase": own("review.resubmit", "review:sign", (actor, subject) =>
    resubmitCase(actor, { ...seen(subject), ...signed }),
  ),
  "reviews/commands/submit#withdrawCase": about("review.withdraw", "review:sign", (actor, subject) =>
    withdrawCase(actor, { ...seen(subject), reason }),
  ),
  "reviews/commands/hold#claimCase": about("review.claim", "review:decide", (actor, { caseId: id }) =>
    claimCase(actor, { id }),
  ),
  "reviews/commands/hold#renewClaim": about(
    "review.renew",
    "review:decide",
    (actor, { caseId: id }) => renewClaim(actor, { id }),
    "held",
  ),
  "reviews/commands/hold#releaseCase": about(
    "review.release",
    "review:decide",
    (actor, { caseId: id }) => releaseCase(actor, { id }),
    "held",
  ),
  "reviews/commands/hold#escalateCase": about("review.escalate", "review:decide", (actor, subject) =>
    escalateCase(actor, { ...seen(subject), reason }),
  ),
  "reviews/commands/exchange#declareConflict": about(
    "review.declare",
    "review:decide",
    (actor, { caseId: id }) => declareConflict(actor, { id, hasConflict: false }),
  ),
  "reviews/commands/exchange#addComment": about(
    "review.comment",
    "review:decide",
    (actor, { caseId: id }) =>
      addComment(actor, { id, path: "modules.second", severity: "major", text: reason }),
    "held",
  ),
  "reviews/commands/exchange#replyToComment": about(
    "review.reply",
    "review:answer",
    (actor, { commentId: id }) => replyToComment(actor, { id, reply: reason }),
  ),
  "reviews/commands/exchange#resolveComment": about(
    "review.resolve",
    "review:decide",
    (actor, { commentId: id }) => resolveComment(actor, { id }),
    "held",
  ),
  "reviews/commands/exchange#requestInformation": about(
    "review.request",
    "review:decide",
    (actor, subject) =>
      requestInformation(actor, {
        ...seen(subject),
        items: [{ severity: "major", question: "请说明输出由谁使用" }],
      }),
    "held",
  ),
  "reviews/commands/exchange#answerItem": about(
    "review.answer",
    "review:answer",
    (actor, { itemId: id }) => answerItem(actor, { id, answer: reason }),
    "asked",
  ),
  "reviews/commands/exchange#lapseRequest": about(
    "review.lapse",
    "review:decide",
    (actor, subject) => lapseRequest(actor, seen(subject)),
    "late",
  ),
  "reviews/commands/decide#writeDecision": about(
    "review.write",
    "review:decide",
    (actor, subject) => writeDecision(actor, { ...seen(subject), outcome: "return", reasonZh: reason }),
    "held",
  ),
  "reviews/commands/decide#proposeDecision": own("review.propose", "review:decide", (actor, subject) =>
    proposeDecision(actor, { ...seen(subject), ...signed }),
  ),
  "obligations/decision-commands#confirmDecision": own("review.confirm", "review:decide", (actor, subject) =>
    confirmDecision(actor, { ...seen(subject), ...signed }),
  ),
  "reviews/commands/confirm#sendBackDecision": about(
    "review.return",
    "review:decide",
    (actor, subject) => sendBackDecision(actor, { ...seen(subject), reason }),
    "proposed",
  ),
  "reviews/commands/confirm#recordRuling": about(
    "review.ruling",
    "review:decide",
    (actor, subject) => recordRuling(actor, { ...seen(subject), result: reason }),
    "ruling",
  ),
  "reviews/queries/queue#listCases": list("review.list", "review:read", (actor) => listCases(actor, queue)),
  "obligations/own-case-queries#listOwnCases": list("review.own", "review:answer", (actor) =>
    listOwnCases(actor, { view: "open", q: null, after: null }),
  ),
  "reviews/queries/queue#findNextCase": own("review.next", "review:decide", (actor) =>
    findNextCase(actor, { open: null }),
  ),
  "reviews/queries/queue#countCases": own("review.count", "review:read", (actor) => countCases(actor, {})),
  "reviews/queries/queue#readWorkload": own("review.workload", "review:decide", (actor) =>
    readWorkload(actor, {}),
  ),
  "reviews/queries/case#readCase": about("review.get", "review:read", (actor, { caseId: id }) =>
    readCase(actor, { id }),
  ),
  "reviews/queries/case#findCaseNumber": about("review.number", "review:read", (actor, { caseId: id }) =>
    findCaseNumber(actor, { id }),
  ),
  "reviews/queries/case#readLetter": about(
    "review.letter",
    "review:read",
    (actor, { caseId: id }) => readLetter(actor, { id }),
    "decided",
  ),
  "reviews/queries/override#listOverrides": about(
    "review.overrides",
    "review:read",
    (actor, { applicationId }) => listOverrides(actor, { applicationId }),
    "decided",
  ),
  "reviews/queries/to-sign#listToSign": own("review.to-sign", "review:sign", (actor) =>
    listToSign(actor, {}),
  ),
  "reviews/queries/submission#readSubmission": about(
    "review.submission",
    "review:read",
    (actor, { applicationId }) => readSubmission(actor, { applicationId }),
  ),
};
