import type { Viewer } from "@/lib/auth/actor";
import type { Permission } from "@/lib/auth/permissions";
import type { CaseStage } from "./review-rows";

/** Ids a caller could have guessed or heard of; in the tests either those of another hospital or of nobody. */
export type Subject = {
  institutionId: string;
  deploymentId: string;
  /** The deployment's endpoint, approved, at an address where nobody is. */
  endpointId: string;
  applicationId: string;
  /** A saved version of the application's classification. */
  classificationId: string;
  /** The version handed in of a module beside it. */
  moduleVersionId: string;
  /** An obligation of its, which evidence can meet. */
  obligationId: string;
  /** One that a condition of its decision asks for, and what was measured for it; of a decided case only. */
  conditionDutyId: string;
  measurementId: string;
  /** A deployment whose endpoint may be called. */
  checkableId: string;
  /** A check that waits for a worker, one that is paused, and an answered sample of the former. */
  checkId: string;
  pausedCheckId: string;
  sampleId: string;
  scheduleId: string;
  /** A review case of the application's, one of its comments, and a question of a request. */
  caseId: string;
  commentId: string;
  itemId: string;
  revision: number;
  number: string;
  seen: { id: string; revision: number }[];
  requestId: string;
  userId: string;
  tokenId: string;
  disputeId: string;
  membershipId: string;
  invitationId: string;
  reportTicket: string;
  signatureId: string;
  provinceAdcode: string;
};
export type RecordStage = "draft" | "submitted" | "confirmed" | "claimed" | "published" | "attested";
/** How far the deployment has come, or the review case of its application; the other of the two stands at its beginning. */
export type Stage = RecordStage | CaseStage;

type Call = (actor: Viewer, about: Subject) => Promise<unknown>;
/**
 * `about`: named by id, refused alike for another's id and nobody's, and possible for whoever the rows belong to.
 * `list`: what is in reach, without naming it. `public`: the same for everybody. `own`: acts on the caller only.
 */
export type GateCase = {
  name: string;
  permission: Permission;
  kind: "about" | "list" | "public" | "own";
  stage: Stage;
  call: Call;
};

const gate =
  (kind: GateCase["kind"]) =>
  (name: string, permission: Permission, call: Call, stage: Stage = "draft"): GateCase => ({
    name,
    permission,
    kind,
    stage,
    call,
  });
export const [about, list, publicly, own] = [gate("about"), gate("list"), gate("public"), gate("own")];
