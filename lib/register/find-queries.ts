import "server-only";
import { and, asc, eq, ilike, ne, or, type SQL } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import type { Transaction } from "@/db/client";
import { applications } from "@/db/schema/applications";
import { deployments } from "@/db/schema/deployments";
import { institutions } from "@/db/schema/institutions";
import { objectPath } from "@/lib/audit/labels";
import type { Viewer } from "@/lib/auth/actor";
import { defineQuery } from "@/lib/command/define-query";
import { likePart } from "@/lib/like";
import { plainText } from "@/lib/spoken";
import { filterOf } from "./facets";
import type { FoundRecord } from "./found";
import { matchesOwn } from "./own-match";
import { readOwnRecords } from "./own-records";

/** Of each kind; more than a list of suggestions shows. */
const MOST = 6;
const MOST_WORDS = 6;

/** What was typed, and the record number it is in its printed form; null where it is none. */
export type Asked = { q: string; number: string | null };

/** A whole number names one record; of other text each word must stand in one of the columns. */
function matching(asked: Asked, number: AnyPgColumn, columns: readonly AnyPgColumn[]): SQL | undefined {
  if (asked.number !== null) return eq(number, asked.number);
  const words = asked.q
    .split(/[\s　]+/)
    .filter(Boolean)
    .slice(0, MOST_WORDS);
  return and(...words.map((word) => or(...columns.map((column) => ilike(column, likePart(word))))));
}

const owner = { institution: institutions.nameZh, institutionEn: institutions.nameEn };

function institutionRows(tx: Transaction, asked: Asked) {
  const { id, number, nameZh, nameEn, state } = institutions;
  return tx
    .select({ id, number, name: nameZh, nameEn })
    .from(institutions)
    .where(and(ne(state, "retired"), matching(asked, number, [nameZh, nameEn, number])))
    .orderBy(asc(number))
    .limit(MOST);
}

function deploymentRows(tx: Transaction, asked: Asked) {
  const { id, number, name, state, institutionId } = deployments;
  const columns = [name, number, institutions.nameZh, institutions.nameEn];
  return tx
    .select({ id, number, name, ...owner })
    .from(deployments)
    .innerJoin(institutions, eq(institutions.institutionId, institutionId))
    .where(and(ne(state, "retired"), matching(asked, number, columns)))
    .orderBy(asc(number))
    .limit(MOST);
}

function applicationRows(tx: Transaction, asked: Asked) {
  const { id, number, nameZh, nameEn, state, institutionId } = applications;
  const columns = [nameZh, nameEn, number, institutions.nameZh, institutions.nameEn];
  return tx
    .select({ id, number, name: nameZh, nameEn, ...owner })
    .from(applications)
    .innerJoin(institutions, eq(institutions.institutionId, institutionId))
    .where(and(ne(state, "retired"), matching(asked, number, columns)))
    .orderBy(asc(number))
    .limit(MOST);
}

type Row = Omit<FoundRecord, "kind" | "path" | "nameEn" | "institution" | "institutionEn"> &
  Partial<FoundRecord> & { id: string };
const found =
  (kind: FoundRecord["kind"]) =>
  ({ id, number, name, nameEn = null, institution = null, institutionEn = null }: Row): FoundRecord => ({
    kind,
    number,
    name,
    nameEn,
    institution,
    institutionEn,
    path: objectPath(kind, id) ?? "/home",
  });

/** A hospital's own records by whatever finds a public one: their names' sounds, initials and aliases too. */
async function findOwn(tx: Transaction, { q, number }: Asked): Promise<FoundRecord[]> {
  const filter = filterOf({ q });
  return (await readOwnRecords(tx))
    .filter((record) => matchesOwn(record, filter, number))
    .slice(0, MOST * 3)
    .map(({ text: _text, says: _says, ...record }) => record);
}

async function findInReach(tx: Transaction, asked: Asked): Promise<FoundRecord[]> {
  const [ins, dep, app] = await Promise.all([
    institutionRows(tx, asked),
    deploymentRows(tx, asked),
    applicationRows(tx, asked),
  ]);
  return [
    ...ins.map(found("institution")),
    ...dep.map(found("deployment")),
    ...app.map(found("application")),
  ];
}

/**
 * The records in the viewer's reach that a number or a name means, whatever their state but retired. A reviewer's reach is too
 * wide to be compared by sound: there, names and numbers are looked for as they are written.
 */
export const findRecords = defineQuery({
  name: "record.find",
  permission: "institution:read",
  run: async (tx: Transaction, viewer: Viewer, asked: Asked) => {
    if (plainText(asked.q) === "") return [];
    return viewer.institutionId === null ? findInReach(tx, asked) : findOwn(tx, asked);
  },
});
