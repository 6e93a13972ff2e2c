import "server-only";
import { and, asc, eq, inArray } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { publishedRecords } from "@/db/schema/reference";
import { namedAlike, type Similar } from "./similar";

/** An institution by its name and place; one that has an id is not compared with itself. */
export type NamedInstitution = { nameZh: string; provinceAdcode: string; institutionId?: string };

/**
 * For each of these the institutions of its province with a like name, among what is public: the names anybody may read.
 * Nothing of an unpublished institution is looked at, so nothing of it can be told, by words or by time.
 */
export async function likeInstitutions(
  tx: Transaction,
  asked: readonly NamedInstitution[],
): Promise<Similar[][]> {
  if (asked.length === 0) return [];
  const { number, kind, nameZh, provinceAdcode, state, institutionId } = publishedRecords;
  const provinces = [...new Set(asked.map((one) => one.provinceAdcode))];
  const names = await tx
    .select({ number, nameZh, provinceAdcode, institutionId })
    .from(publishedRecords)
    .where(and(eq(kind, "institution"), eq(state, "published"), inArray(provinceAdcode, provinces)))
    .orderBy(asc(number));
  return asked.map((one) => {
    const others = names.filter(
      (name) => name.provinceAdcode === one.provinceAdcode && name.institutionId !== one.institutionId,
    );
    return namedAlike(one.nameZh, others).map(({ named, because }) => ({
      kind: "institution",
      number: named.number,
      name: named.nameZh,
      href: `/register/${named.number}`,
      because,
    }));
  });
}
