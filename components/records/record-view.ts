import type { Badge, RecordKind, RecordState } from "@/db/values";
import type { NextAct } from "@/lib/records/rules";

/** What heads, lists and margins show of a record; a query's summary fits it. */
export type RecordView = {
  kind: RecordKind;
  id: string;
  number: string;
  name: string;
  nameEn: string | null;
  state: RecordState;
  badge: Badge | null;
  nextAct: NextAct;
  revision: number;
  isPublic: boolean;
  /** The day by which the hospital has to stand for it again; null where it never has. */
  attestDue: string | null;
  updatedAt: Date;
  updatedByName: string | null;
  submittedByName: string | null;
  submittedAt: Date | null;
  confirmedByName: string | null;
  confirmedAt: Date | null;
  verifiedByName: string | null;
  verifiedAt: Date | null;
  returnedReason: string | null;
  returnedByName: string | null;
};

/** One decision on a record, as it was made. */
export type DecisionView = {
  id: string;
  decision: string;
  reason: string | null;
  revision: number;
  decidedByName: string;
  decidedByRole: string;
  decidedAt: Date;
};

const folder: Record<RecordKind, string> = {
  institution: "institutions",
  deployment: "deployments",
  application: "applications",
};

/** Where a record's page is. */
export const recordPath = (kind: RecordKind, id: string): string => `/${folder[kind]}/${id}`;

const decisionWords = ["submitted", "confirmed", "declined", "verified", "returned", "attested"] as const;
export type DecisionWord = (typeof decisionWords)[number];

/** The word of a stored decision. The database checks the six; anything else would be a newer version's row. */
export const decisionWord = (text: string): DecisionWord =>
  decisionWords.find((word) => word === text) ?? "submitted";

/** Which words of the act: a draft, a returned and a public-source record ask different things of the same person. */
export type ActWord = "draft" | "returned" | "public_source" | Exclude<NextAct, "hospital_edits">;

export function actWord({ state, nextAct }: Pick<RecordView, "state" | "nextAct">): ActWord {
  if (nextAct !== "hospital_edits") return nextAct;
  if (state === "published") return "public_source";
  return state === "returned" ? "returned" : "draft";
}

const seatRoles = { submitted: "hospital_it", confirmed: "hospital_quality", verified: "reviewer" } as const;
export type Seat = { seat: keyof typeof seatRoles; name: string | null; at: Date | null };

const allSeats = (record: RecordView): Seat[] => [
  { seat: "submitted", name: record.submittedByName, at: record.submittedAt },
  { seat: "confirmed", name: record.confirmedByName, at: record.confirmedAt },
  { seat: "verified", name: record.verifiedByName, at: record.verifiedAt },
];

/** Has the hospital's second person stood for the revision on the sheet? Until then a value is only stated. */
export const isConfirmedView = ({ badge }: Pick<RecordView, "badge">): boolean =>
  badge === "hospital_confirmed" || badge === "reviewer_verified";

/** Who has acted on the revision on the sheet. Somebody who acted on an earlier one has left the seat. */
export function seatsOf(record: RecordView): Seat[] {
  const holds = {
    submitted: record.state !== "draft",
    confirmed: isConfirmedView(record),
    verified: record.badge === "reviewer_verified",
  };
  return allSeats(record).map((seat) => (holds[seat.seat] ? seat : { ...seat, name: null, at: null }));
}

/**
 * The decisions to show. A record that was loaded with its history has names and dates in its seats but no decisions of
 * its own; the seats then stand for them.
 */
export function decisionsShown(record: RecordView, decisions: readonly DecisionView[]): DecisionView[] {
  if (decisions.length > 0) return [...decisions];
  return allSeats(record).flatMap(({ seat, name, at }) => {
    if (name === null || at === null) return [];
    const person = { decidedByName: name, decidedByRole: seatRoles[seat], decidedAt: at };
    return [{ id: seat, decision: seat, reason: null, revision: record.revision, ...person }];
  });
}
