import "server-only";
import { and, desc, eq, inArray, sql } from "drizzle-orm";
import { z } from "zod";
import type { Transaction } from "@/db/client";
import { privateSuites, suiteSignOffs } from "@/db/schema/suites";
import type { JsonValue } from "@/lib/canonical";
import { canonicalDigest } from "@/lib/digest";
import { AppError } from "@/lib/errors";
import type { Side } from "./rules";
import { publicSuite, type SuiteItem, suiteItemSchema } from "./suites";

/** One item that a check asks, from which suite, and what a clinician has said to it. */
export type AskedItem = { suite: string; item: SuiteItem; isPrivate: boolean; signOff: string | null };

export const itemDigest = (item: SuiteItem): string => canonicalDigest(item as JsonValue);

type Asker = {
  side: Side;
  /** Of a check that begins by itself: the schedule by which an authority's own suite is read. */
  scheduleId?: string | null;
};

/** The items of these suites in these languages, in the order of the suites. Refused where there are none. */
export async function askedItems(
  tx: Transaction,
  { side, scheduleId = null }: Asker,
  { suites, languages }: { suites: readonly string[]; languages: readonly string[] },
): Promise<AskedItem[]> {
  const found: AskedItem[] = [];
  const ownItems = (suite: string) =>
    scheduleId === null ? privateItems(tx, side, suite) : scheduledItems(tx, scheduleId, suite);
  for (const suite of suites) {
    const items = publicSuite(suite)?.items ?? (await ownItems(suite));
    const isPrivate = publicSuite(suite) === undefined;
    const signed = isPrivate ? new Map<string, string>() : await signedItems(tx, suite);
    for (const item of items.filter(({ lang }) => languages.includes(lang))) {
      found.push({ suite, item, isPrivate, signOff: signed.get(`${item.id} ${itemDigest(item)}`) ?? null });
    }
  }
  if (found.length === 0)
    throw new AppError("input.invalid", { fields: [{ path: "languages", code: "required" }] });
  return found;
}

/** What the maker of the schedule could read when they made it; a published suite does not change. */
async function scheduledItems(tx: Transaction, scheduleId: string, ref: string): Promise<SuiteItem[]> {
  const [row] = await tx.execute<{ items: unknown }>(
    sql`select items from suites_of_schedule(${scheduleId}) where suite = ${ref}`,
  );
  if (row === undefined) throw new AppError("record.not-found");
  return z.array(suiteItemSchema).parse(row.items);
}

/** A hospital has no private suites, and learns of nobody's. */
async function privateItems(tx: Transaction, side: Side, ref: string): Promise<SuiteItem[]> {
  const id = ref.replace("private:", "");
  if (side === "hospital") throw new AppError("record.not-found");
  const [row] = await tx
    .select({ items: privateSuites.items })
    .from(privateSuites)
    .where(and(eq(privateSuites.id, id), eq(privateSuites.isPublished, true)));
  if (row === undefined) throw new AppError("record.not-found");
  return z.array(suiteItemSchema).parse(row.items);
}

/** The last word on each item as it stands now, by id and digest. */
export async function signedItems(tx: Transaction, suite: string): Promise<Map<string, string>> {
  const rows = await tx
    .selectDistinctOn([suiteSignOffs.itemId, suiteSignOffs.itemDigest])
    .from(suiteSignOffs)
    .where(inArray(suiteSignOffs.suite, [suite]))
    .orderBy(suiteSignOffs.itemId, suiteSignOffs.itemDigest, desc(suiteSignOffs.at), desc(suiteSignOffs.id));
  return new Map(rows.map(({ itemId, itemDigest: digest, decision }) => [`${itemId} ${digest}`, decision]));
}
