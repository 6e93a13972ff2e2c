import { reviewField } from "@/lib/records/claim-commands";
import {
  confirmRecord,
  declineRecord,
  returnRecord,
  submitRecord,
  verifyRecord,
  withdrawRecord,
} from "@/lib/records/commands";
import { decideDispute, fileDispute, withdrawDispute } from "@/lib/records/dispute-commands";
import { listDisputesOf, listOpenDisputes } from "@/lib/records/dispute-queries";
import { findRecords } from "@/lib/records/find-queries";
import { countRecords, listOpenRecords, listReviewQueue } from "@/lib/records/queries";
import { about, type GateCase, list, type Subject } from "./gate-case";

const none = {};
const reason = "请补充说明";
const move = (about: Subject) => ({ kind: "deployment", id: about.deploymentId, seen: about.seen });

/** What is done with records as a whole: handed in, judged, claimed, disputed, counted. */
export const recordCases: Record<string, GateCase> = {
  "records/commands#submitRecord": about("record.submit", "record:submit", (actor, subject) =>
    submitRecord(actor, move(subject)),
  ),
  "records/commands#withdrawRecord": about(
    "record.withdraw",
    "record:submit",
    (actor, subject) => withdrawRecord(actor, move(subject)),
    "submitted",
  ),
  "records/commands#confirmRecord": about(
    "record.confirm",
    "record:confirm",
    (actor, subject) => confirmRecord(actor, move(subject)),
    "submitted",
  ),
  "records/commands#declineRecord": about(
    "record.decline",
    "record:confirm",
    (actor, subject) => declineRecord(actor, { ...move(subject), reason }),
    "submitted",
  ),
  "records/commands#verifyRecord": about(
    "record.verify",
    "record:verify",
    (actor, subject) => verifyRecord(actor, move(subject)),
    "confirmed",
  ),
  "records/commands#returnRecord": about(
    "record.return",
    "record:verify",
    (actor, subject) => returnRecord(actor, { ...move(subject), reason }),
    "confirmed",
  ),
  "records/find-queries#findRecords": list("record.find", "institution:read", (actor) =>
    findRecords(actor, { q: "DEP-", number: null }),
  ),
  "records/claim-commands#reviewField": about(
    "field.review",
    "record:verify",
    (actor, subject) =>
      reviewField(actor, {
        kind: "deployment",
        id: subject.deploymentId,
        revision: 2,
        field: "name",
        verdict: "verified",
      }),
    "claimed",
  ),
  "records/dispute-commands#fileDispute": about(
    "dispute.file",
    "record:dispute",
    (actor, subject) =>
      fileDispute(actor, {
        kind: "deployment",
        id: subject.deploymentId,
        grounds: "never_deployed",
        statement: "本院从未部署过该模型",
      }),
    "published",
  ),
  "records/dispute-commands#withdrawDispute": about("dispute.withdraw", "record:dispute", (actor, subject) =>
    withdrawDispute(actor, { disputeId: subject.disputeId }),
  ),
  "records/dispute-commands#decideDispute": about("dispute.decide", "record:verify", (actor, subject) =>
    decideDispute(actor, { disputeId: subject.disputeId, decision: "rejected", reason }),
  ),
  "records/dispute-queries#listDisputesOf": list("dispute.record", "institution:read", (actor) =>
    listDisputesOf(actor, { institutionId: actor.institutionId ?? "", recordId: actor.institutionId ?? "" }),
  ),
  "records/dispute-queries#listOpenDisputes": list("dispute.open", "record:verify", (actor) =>
    listOpenDisputes(actor, none),
  ),
  "records/queries#countRecords": list("record.count", "home:read", (actor) => countRecords(actor, none)),
  "records/queries#listOpenRecords": list("record.open", "home:read", (actor) =>
    listOpenRecords(actor, none),
  ),
  "records/queries#listReviewQueue": list("record.queue", "record:verify", (actor) =>
    listReviewQueue(actor, none),
  ),
};
