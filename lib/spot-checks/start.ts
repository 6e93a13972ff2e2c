import "server-only";
import { and, eq, inArray, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { deployments } from "@/db/schema/deployments";
import { endpoints } from "@/db/schema/endpoints";
import { spotCheckItems, spotCheckSamples } from "@/db/schema/spot-check-samples";
import { spotChecks } from "@/db/schema/spot-checks";
import type { SpotCheckTrigger } from "@/db/values/spot-checks";
import type { AuditEntry } from "@/lib/audit/append";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { enqueueJob } from "@/lib/jobs/enqueue";
import { configurationInForce } from "@/lib/records/configuration-in-force";
import { type AskedItem, askedItems } from "./asked-items";
import { runJob } from "./job";
import { formatCheckNumber } from "./number";
import { MOST_OPEN, sideOf } from "./rules";
import type { CheckForm } from "./schema";

type Asker = { id: string | null; name: string; role: string };
type Order = {
  form: CheckForm;
  asker: Asker;
  trigger: SpotCheckTrigger;
  scheduleId: string | null;
  at: Date;
};

/** Writes a check with all its samples and asks for the job, in one transaction. */
export async function beginCheck(tx: Transaction, order: Order) {
  const { form, asker, trigger, scheduleId, at } = order;
  const { deployment, endpoint } = await callableDeployment(tx, form.deploymentId);
  const { institutionId, jurisdictionCode } = deployment;
  const place = { institutionId, jurisdictionCode };
  const items = await askedItems(tx, { side: sideOf(asker.role), scheduleId }, form);
  const served = await configurationInForce(tx, deployment);
  const [serial] = await tx.execute<{ serial: string }>(sql`select nextval('spot_check_sequence') as serial`);
  const id = newId();
  const number = formatCheckNumber(Number(serial?.serial));
  const { suites, languages, samplesPerItem } = form;
  await tx.insert(spotChecks).values({
    ...place,
    ...{ id, number, deploymentId: deployment.id, endpointId: endpoint.id },
    ...{ suites, languages, samplesPerItem, trigger, scheduleId },
    ...{ requestedBy: asker.id, requestedByName: asker.name, requestedByRole: asker.role, requestedAt: at },
    configurationId: served?.configuration.id ?? null,
    configurationDigest: served?.configuration.digest ?? null,
    endpointRevision: endpoint.revision,
    modelSent: endpoint.modelIdSent ?? "",
    isSimulator: endpoint.isSimulator,
  });
  await insertSamples(tx, { ...place, checkId: id }, items, samplesPerItem);
  await enqueueJob(tx, runJob, { institutionId, checkId: id, endpointId: endpoint.id });
  const entry: AuditEntry = {
    ...place,
    action: "spot-check.started",
    object: { kind: "spot-check", id },
    detail: {
      ...{ number, deploymentId: deployment.id, suites, languages, samplesPerItem, trigger },
      ...{ items: items.length, configurationDigest: served?.configuration.digest ?? null },
    },
  };
  return { id, number, entry };
}

/** A deployment in reach whose endpoint may be called, and that has not too many checks open. */
async function callableDeployment(tx: Transaction, deploymentId: string) {
  const [deployment] = await tx.select().from(deployments).where(eq(deployments.id, deploymentId));
  if (deployment === undefined) throw new AppError("record.not-found");
  const { institutionId } = deployment;
  const [endpoint] = await tx
    .select()
    .from(endpoints)
    .where(and(eq(endpoints.institutionId, institutionId), eq(endpoints.deploymentId, deploymentId)));
  if (endpoint?.state !== "approved" || endpoint.killedAt !== null) {
    throw new AppError("spot-check.no-endpoint");
  }
  // Who asks at the same moment waits, or each would count without the others.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`spot checks ${deploymentId}`}, 0))`);
  const open = await tx.$count(
    spotChecks,
    and(
      eq(spotChecks.institutionId, institutionId),
      eq(spotChecks.deploymentId, deploymentId),
      inArray(spotChecks.state, ["queued", "running", "paused"]),
    ),
  );
  if (open >= MOST_OPEN) throw new AppError("spot-check.too-many");
  return { deployment, endpoint };
}

type Place = { institutionId: string; jurisdictionCode: string; checkId: string };

/** Each item once, then each a second time: a check that is stopped early has seen every item. */
async function insertSamples(tx: Transaction, place: Place, asked: readonly AskedItem[], samples: number) {
  const rows = asked.map(({ suite, item, isPrivate, signOff }, ordinal) => ({
    ...place,
    ...{ id: newId(), ordinal, suite, itemId: item.id, signOff },
    definition: isPrivate ? { ...item } : null,
  }));
  await tx.insert(spotCheckItems).values(rows);
  const rounds = Array.from({ length: samples }, (_, round) =>
    rows.map(({ id, ordinal }) => ({
      ...place,
      ...{ id: newId(), checkItemId: id, n: round + 1, ordinal: round * rows.length + ordinal },
    })),
  );
  for (const round of rounds) await tx.insert(spotCheckSamples).values(round);
}
