import type { ActorRole, RecordState } from "@/db/values";
import { may, type Permission } from "@/lib/auth/permissions";
import { beijingDate } from "@/lib/clock";
import type { NextAct } from "./rules";

/** What the home page needs of a record to say whose turn it is and since when. */
export type OpenRecord = {
  number: string;
  state: RecordState;
  nextAct: NextAct;
  updatedAt: Date;
  submittedAt: Date | null;
  confirmedAt: Date | null;
};

const actPermission: Record<Exclude<NextAct, "nobody">, Permission> = {
  hospital_edits: "record:submit",
  hospital_confirms: "record:confirm",
  reviewer_verifies: "record:verify",
};

/** Is the next act on this record one that this role makes? The rows are already those of the person's reach. */
export function isMine(record: Pick<OpenRecord, "nextAct">, role: ActorRole): boolean {
  return record.nextAct !== "nobody" && may(role, actPermission[record.nextAct]);
}

/**
 * Since when a record has been waiting for its next act. A draft and a returned record wait for their author's own pen:
 * their clock starts at the last save.
 */
export function waitingSince(record: OpenRecord): Date {
  if (record.nextAct === "hospital_confirms") return record.submittedAt ?? record.updatedAt;
  if (record.nextAct === "reviewer_verifies") return record.confirmedAt ?? record.updatedAt;
  return record.updatedAt;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** Whole calendar days in Beijing from one instant to another: 0 on the same day, never negative. */
export function daysBetween(from: Date, to: Date): number {
  const days = (Date.parse(beijingDate(to)) - Date.parse(beijingDate(from))) / DAY_MS;
  return Math.max(0, days);
}

/** Returned records come first, somebody asked for them; then whatever has waited longest. */
function byUrgency(a: OpenRecord, b: OpenRecord): number {
  const returned = Number(b.state === "returned") - Number(a.state === "returned");
  if (returned !== 0) return returned;
  const waited = waitingSince(a).getTime() - waitingSince(b).getTime();
  return waited !== 0 ? waited : a.number.localeCompare(b.number, "en");
}

export type Worklist<Item> = { mine: Item[]; others: Item[] };

/**
 * Splits open records into what this role must do and what it waits for. A hospital's unsubmitted draft is nobody's
 * business outside the hospital, so a reviewer waits only for records that were handed in once.
 */
export function splitWork<Item extends OpenRecord>(
  records: readonly Item[],
  role: ActorRole,
): Worklist<Item> {
  const open = records.filter((record) => record.nextAct !== "nobody");
  const isOutside = may(role, "record:verify");
  const others = open.filter((record) => {
    if (isMine(record, role)) return false;
    return !(isOutside && record.state === "draft");
  });
  return {
    mine: open.filter((record) => isMine(record, role)).sort(byUrgency),
    others: others.sort(byUrgency),
  };
}

export type Dossier<Item> = { institutionId: string; items: [Item, ...Item[]] };

/** Rows of one institution stand together, in the order in which the institutions first occur. */
export function groupByInstitution<Item extends { institutionId: string }>(
  rows: readonly Item[],
): Dossier<Item>[] {
  const groups = new Map<string, Dossier<Item>>();
  for (const row of rows) {
    const group = groups.get(row.institutionId);
    if (group === undefined) {
      groups.set(row.institutionId, { institutionId: row.institutionId, items: [row] });
    } else group.items.push(row);
  }
  return [...groups.values()];
}
