import "server-only";
import type { Badge, RecordKind, RecordState } from "@/db/values";
import { beijingDate } from "@/lib/clock";
import { attestDue } from "./freshness";
import { badgeOf, type NextAct, nextAct } from "./rules";
import { type RecordRow, standingOf } from "./tables";

/** What every list and head of a record shows: where it stands, how far it is trusted, who acts next. */
export type RecordSummary = {
  kind: RecordKind;
  id: string;
  institutionId: string;
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

export function summaryOf(kind: RecordKind, row: RecordRow): RecordSummary {
  const standing = standingOf(row);
  return {
    kind,
    id: row.id,
    institutionId: row.institutionId,
    number: row.number,
    name: "nameZh" in row ? row.nameZh : row.name,
    nameEn: "nameEn" in row ? row.nameEn : null,
    state: standing.state,
    badge: badgeOf(standing),
    nextAct: nextAct(standing),
    revision: row.revision,
    isPublic: row.publishedRevision !== null,
    attestDue: row.lastAttestedAt === null ? null : attestDue(beijingDate(row.lastAttestedAt)),
    updatedAt: row.updatedAt,
    updatedByName: row.updatedByName,
    submittedByName: row.submittedByName,
    submittedAt: row.submittedAt,
    confirmedByName: row.confirmedByName,
    confirmedAt: row.confirmedAt,
    verifiedByName: row.verifiedByName,
    verifiedAt: row.verifiedAt,
    returnedReason: row.returnedReason,
    returnedByName: row.returnedByName,
  };
}
