import "server-only";
import { and, asc, desc, eq, gt, inArray, lt, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { deployments } from "@/db/schema/deployments";
import { institutions } from "@/db/schema/institutions";
import { spotCheckEvents, spotCheckItems, spotCheckSamples } from "@/db/schema/spot-check-samples";
import { spotChecks } from "@/db/schema/spot-checks";
import type { Viewer } from "@/lib/auth/actor";
import { defineQuery } from "@/lib/command/define-query";
import { AppError } from "@/lib/errors";
import { isUuid } from "@/lib/ids";
import { configurationsWithModel } from "@/lib/records/configuration-in-force";
import { PAGE_SIZE } from "@/lib/records/page";
import { checkFace, checkListFace } from "./api";
import { itemView } from "./item-view";
import { liveEventsSchema } from "./live";
import { sideOf } from "./rules";
import type { CheckListQuery } from "./schema";
import { eventPlace, unseal } from "./sealed";
import { totalsOf } from "./totals";

const ofDeployment = and(
  eq(deployments.institutionId, spotChecks.institutionId),
  eq(deployments.id, spotChecks.deploymentId),
);

async function readList(
  tx: Transaction,
  _viewer: Viewer,
  { state, deploymentId, before, limit = PAGE_SIZE }: CheckListQuery,
) {
  const rows = await tx
    .select({
      row: spotChecks,
      institutionName: institutions.nameZh,
      institutionNameEn: institutions.nameEn,
      deploymentName: deployments.name,
      deploymentNumber: deployments.number,
    })
    .from(spotChecks)
    .innerJoin(institutions, eq(institutions.institutionId, spotChecks.institutionId))
    .innerJoin(deployments, ofDeployment)
    .where(
      and(
        state === null ? undefined : eq(spotChecks.state, state),
        deploymentId === null ? undefined : eq(spotChecks.deploymentId, deploymentId),
        before === null ? undefined : lt(spotChecks.id, before),
      ),
    )
    .orderBy(desc(spotChecks.id))
    .limit(limit + 1);
  const shown = rows.slice(0, limit);
  const counts = await countsOf(
    tx,
    shown.map(({ row }) => row.id),
  );
  const items = shown.map(({ row: { evidence: _evidence, ...row }, ...names }) => ({
    ...row,
    ...names,
    counts: counts.get(row.id) ?? noCounts,
  }));
  return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
}
export type CheckList = Awaited<ReturnType<typeof readList>>;

const noCounts = { samples: 0, pass: 0, fail: 0, noAnswer: 0, error: 0 };
export type CheckCounts = typeof noCounts;

async function countsOf(tx: Transaction, ids: readonly string[]): Promise<Map<string, CheckCounts>> {
  if (ids.length === 0) return new Map();
  const { checkId, status } = spotCheckSamples;
  const number = (name: string) => sql<number>`count(*) filter (where ${status} = ${name})::int`;
  const rows = await tx
    .select({
      checkId,
      samples: sql<number>`count(*)::int`,
      pass: number("pass"),
      fail: number("fail"),
      noAnswer: number("no-answer"),
      error: number("error"),
    })
    .from(spotCheckSamples)
    .where(inArray(checkId, [...ids]))
    .groupBy(checkId);
  return new Map(rows.map(({ checkId: id, ...counts }) => [id, counts]));
}

/** Checks in the viewer's reach, the newest first, a page at a time. */
export const listSpotChecks = defineQuery({
  name: "spotCheck.list",
  permission: "spot-check:read",
  api: checkListFace,
  run: readList,
});

/** What an authority may see of an item that a hospital may not: the database gives a hospital no such column. */
async function itemsOf(tx: Transaction, viewer: Viewer, institutionId: string, checkId: string) {
  const { id, ordinal, suite, itemId, signOff, definition } = spotCheckItems;
  const plain = { id, ordinal, suite, itemId, signOff };
  const where = and(eq(spotCheckItems.institutionId, institutionId), eq(spotCheckItems.checkId, checkId));
  if (sideOf(viewer.role) === "authority") {
    return tx
      .select({ ...plain, definition })
      .from(spotCheckItems)
      .where(where)
      .orderBy(asc(ordinal));
  }
  const rows = await tx.select(plain).from(spotCheckItems).where(where).orderBy(asc(ordinal));
  return rows.map((row) => ({ ...row, definition: null }));
}

async function readCheck(tx: Transaction, viewer: Viewer, { id }: { id: string }) {
  if (!isUuid(id)) throw new AppError("record.not-found");
  const [found] = await tx
    .select({ row: spotChecks, institution: institutions, deployment: deployments })
    .from(spotChecks)
    .innerJoin(institutions, eq(institutions.institutionId, spotChecks.institutionId))
    .innerJoin(deployments, ofDeployment)
    .where(eq(spotChecks.id, id));
  if (found === undefined) throw new AppError("record.not-found");
  const { row, institution, deployment } = found;
  const { institutionId, configurationId } = row;
  const [items, samples, configurations] = await Promise.all([
    itemsOf(tx, viewer, institutionId, id),
    tx
      .select()
      .from(spotCheckSamples)
      .where(and(eq(spotCheckSamples.institutionId, institutionId), eq(spotCheckSamples.checkId, id)))
      .orderBy(asc(spotCheckSamples.ordinal)),
    configurationId === null
      ? []
      : configurationsWithModel(tx).where(
          sql`configurations.institution_id = ${institutionId} and configurations.id = ${configurationId}`,
        ),
  ]);
  const views = items.map((item) => itemView(item, samples));
  const begun = samples.flatMap(({ state, beganSeq }) =>
    state === "running" && beganSeq !== null ? [beganSeq] : [],
  );
  return {
    row,
    /** After this event, everything that this reading does not hold yet; a running sample from its beginning. */
    seen: Math.min(row.lastSeq, ...begun.map((seq) => seq - 1)),
    institution: { id: institution.id, name: institution.nameZh, nameEn: institution.nameEn },
    deployment: { id: deployment.id, name: deployment.name, number: deployment.number },
    declared: configurations[0] ?? null,
    items: views,
    totals: totalsOf(views),
  };
}
export type CheckPage = Awaited<ReturnType<typeof readCheck>>;

/** One check with all its items, samples and figures; what was said in it is read one by one (readSampleBody). */
export const getSpotCheck = defineQuery({
  name: "spotCheck.get",
  permission: "spot-check:read",
  api: checkFace,
  run: readCheck,
});

/** Batches of one answer to a page that watches. */
const BATCHES = 200;

/** What has happened in a check after an event, and how it stands now. */
export const readEvents = defineQuery({
  name: "spotCheck.events",
  permission: "spot-check:read",
  run: async (tx: Transaction, _viewer: Viewer, { id, after }: { id: string; after: number }) => {
    if (!isUuid(id)) throw new AppError("record.not-found");
    const [check] = await tx.select().from(spotChecks).where(eq(spotChecks.id, id));
    if (check === undefined) throw new AppError("record.not-found");
    const rows = await tx
      .select()
      .from(spotCheckEvents)
      .where(
        and(
          eq(spotCheckEvents.institutionId, check.institutionId),
          eq(spotCheckEvents.checkId, id),
          gt(spotCheckEvents.seq, after),
        ),
      )
      .orderBy(asc(spotCheckEvents.seq))
      .limit(BATCHES);
    const { state, waitsFor, waitsUntil, pauseReason } = check;
    return {
      batches: rows.map((row) => ({
        seq: row.seq,
        events: unseal(liveEventsSchema, row, eventPlace(id, row.seq)),
      })),
      isMore: rows.length === BATCHES,
      state: { state, waitsFor, waitsUntil: waitsUntil?.toISOString() ?? null, pauseReason },
    };
  },
});
export type ReadEvents = Awaited<ReturnType<typeof readEvents>>;
