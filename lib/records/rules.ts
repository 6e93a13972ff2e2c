import type { Badge, RecordState } from "@/db/values";

/** What can be done with a record. Editing a published record starts a new working copy; the public copy stays. */
export type RecordEvent = "edit" | "submit" | "withdraw" | "confirm" | "decline" | "verify" | "return";

export type RecordStanding = {
  state: RecordState;
  revision: number;
  origin: string;
  confirmedRevision: number | null;
  verifiedRevision: number | null;
  publishedRevision: number | null;
};

const transitions: Record<RecordEvent, Partial<Record<RecordState, RecordState>>> = {
  edit: { draft: "draft", returned: "draft", published: "draft" },
  submit: { draft: "submitted", returned: "submitted", published: "submitted" },
  withdraw: { submitted: "draft" },
  confirm: { submitted: "submitted" },
  decline: { submitted: "draft" },
  verify: { submitted: "published", published: "published" },
  return: { submitted: "returned" },
};

export const isConfirmed = (record: RecordStanding): boolean => record.confirmedRevision === record.revision;

/** The state after an event, or null where the record's standing does not allow it. Total over all pairs. */
export function next(record: RecordStanding, event: RecordEvent): RecordState | null {
  const target = transitions[event][record.state] ?? null;
  // A published record is handed in again only to confirm what came from a public source.
  if (event === "submit" && record.state === "published" && isConfirmed(record)) return null;
  if ((event === "confirm" || event === "decline" || event === "withdraw") && isConfirmed(record))
    return null;
  if ((event === "verify" || event === "return") && !isConfirmed(record)) return null;
  if (event === "verify" && record.verifiedRevision === record.revision) return null;
  return target;
}

/**
 * The badges that a record can have today. The last is to say that what runs is what is registered, and nothing compares the
 * two yet; a spot check's grades say something else, of the answers.
 */
export type GivenBadge = Exclude<Badge, "spot_checked">;

/** The badge of the working copy: a changed verified value falls back until somebody stands for it again. */
export function badgeOf(record: RecordStanding): GivenBadge | null {
  if (record.verifiedRevision === record.revision) return "reviewer_verified";
  if (isConfirmed(record)) return "hospital_confirmed";
  return record.origin === "public_source" ? "public_source" : null;
}

/** The badge above, while there is one that is given. */
export function nextBadge(badge: Badge | null): GivenBadge | null {
  if (badge === null || badge === "public_source") return "hospital_confirmed";
  return badge === "hospital_confirmed" ? "reviewer_verified" : null;
}

/** Two persons inside the hospital, a third outside it. */
export function isSecondPerson(submittedBy: string | null, confirmer: string): boolean {
  return submittedBy !== null && submittedBy !== confirmer;
}

/** Who must act next, for the third of the three answers and the home page. */
export type NextAct = "hospital_edits" | "hospital_confirms" | "reviewer_verifies" | "nobody";

export function nextAct(record: RecordStanding): NextAct {
  if (record.state === "draft" || record.state === "returned") return "hospital_edits";
  if (record.state === "submitted") return isConfirmed(record) ? "reviewer_verifies" : "hospital_confirms";
  if (record.state !== "published") return "nobody";
  const badge = badgeOf(record);
  if (badge === "public_source") return "hospital_edits";
  return badge === "hospital_confirmed" ? "reviewer_verifies" : "nobody";
}
