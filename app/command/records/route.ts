import type { Actor } from "@/lib/auth/actor";
import { may } from "@/lib/auth/permissions";
import { currentActor } from "@/lib/auth/viewer";
import { commandAnswer } from "@/lib/http/command-answer";
import { canonicalNumber } from "@/lib/register/canonical-number";
import { filterOf } from "@/lib/register/facets";
import { findRecords } from "@/lib/register/find-queries";
import { type FoundRecord, mergeFound } from "@/lib/register/found";
import { kindOfRow, recordHref } from "@/lib/register/listed-row";
import { getPublishedRecord, type RegisterRow, searchRegister } from "@/lib/register/queries";
import { searchText } from "@/lib/register/search-params";
import { findNamed } from "./named";

const MOST = 8;

function publicRecord(row: RegisterRow): FoundRecord {
  const kind = kindOfRow(row);
  const isOwn = kind === "institution";
  return {
    kind,
    number: row.number,
    name: row.nameZh,
    nameEn: row.nameEn,
    institution: isOwn ? null : row.institutionNameZh,
    institutionEn: isOwn ? null : row.institutionNameEn,
    path: recordHref(row.number),
  };
}

/** Of the public register: the record of this number, else the rows of its list that hold the words. */
async function findPublic(actor: Exclude<Actor, { kind: "system" }>, q: string, number: string | null) {
  if (number !== null) {
    const page = await getPublishedRecord(actor, { number });
    return page === null || page.record.state === "retired" ? [] : [publicRecord(page.record)];
  }
  const { rows } = await searchRegister(actor, { filter: filterOf({ q }), limit: MOST });
  return rows.map(publicRecord);
}

/** What the command menu finds for the words typed into it: records in reach and public ones. */
export async function GET(request: Request): Promise<Response> {
  return commandAnswer(request, async () => {
    const q = searchText(new URL(request.url).searchParams.get("q") ?? undefined);
    if (q === null) return { records: [] };
    const actor = await currentActor();
    const named = await findNamed(actor, q);
    if (named !== null) return { records: [named] };
    const number = canonicalNumber(q);
    const reads = actor.kind === "person" && may(actor.role, "institution:read");
    const [own, published] = await Promise.all([
      reads ? findRecords(actor, { q, number }) : [],
      findPublic(actor, q, number),
    ]);
    return { records: mergeFound(own, published, number, MOST) };
  });
}
