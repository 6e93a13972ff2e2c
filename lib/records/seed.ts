import "server-only";
import { sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import type { Transaction } from "@/db/client";
import { applications } from "@/db/schema/applications";
import { auditEvents, auditHeads } from "@/db/schema/audit";
import { configurations, deployments, modelVersions } from "@/db/schema/deployments";
import { infrastructureModules, institutionContacts, institutions } from "@/db/schema/institutions";
import {
  institutionIdentifiers,
  type PublishedClassification,
  publishedRecords,
  recordNumbers,
} from "@/db/schema/reference";
import { recordVersions } from "@/db/schema/versions";
import type { RecordKind } from "@/db/values";
import { type AuditEvent, eventHash, GENESIS_HASH } from "@/lib/audit/chain";
import { formatRecordNumber } from "./number";
import { type PublicRow, publicRow } from "./publish";
import type { ApplicationRow, DeploymentRow, InstitutionRow } from "./tables";
import { loadedVersion } from "./versions";

export type SeedDeployment = {
  row: DeploymentRow;
  module: typeof infrastructureModules.$inferSelect | null;
  models: (typeof modelVersions.$inferSelect)[];
  configurations: (typeof configurations.$inferSelect)[];
  applications: ApplicationRow[];
};

/** One institution with everything below it, as rows; the numbers are given when it is written. */
export type SeedInstitution = {
  row: InstitutionRow;
  contacts: (typeof institutionContacts.$inferSelect)[];
  deployments: SeedDeployment[];
};

const CHUNK = 400;

/** Writes rows in chunks that one statement carries. */
export async function insertAll<T extends PgTable>(
  tx: Transaction,
  table: T,
  rows: T["$inferInsert"][],
): Promise<void> {
  for (let at = 0; at < rows.length; at += CHUNK) await tx.insert(table).values(rows.slice(at, at + CHUNK));
}

function numberRecords(seeds: readonly SeedInstitution[]) {
  let serial = 0;
  const numbers: (typeof recordNumbers.$inferInsert)[] = [];
  const give = (kind: RecordKind, row: { id: string; institutionId: string; number: string }) => {
    serial += 1;
    row.number = formatRecordNumber(kind, serial);
    numbers.push({ serial, kind, institutionId: row.institutionId, recordId: row.id });
  };
  for (const { row, deployments: held } of seeds) {
    give("institution", row);
    for (const deployment of held) {
      give("deployment", deployment.row);
      for (const application of deployment.applications) give("application", application);
    }
  }
  return numbers;
}

/** What the public copies of applications say of their classification, by id. */
export type ClassifiedSeeds = ReadonlyMap<string, PublishedClassification>;

function publicRows(seed: SeedInstitution, classified: ClassifiedSeeds) {
  const top = { institution: seed.row, deployment: null, applications: [] };
  const own = seed.row.publishedAt
    ? [publicRow(top, { kind: "institution", row: seed.row }, null, seed.row.publishedAt)]
    : [];
  const below = seed.deployments.flatMap((held) => {
    const dossier = { institution: seed.row, deployment: held.row, applications: held.applications };
    const configuration = held.configurations.find(({ id }) => id === held.row.configurationId);
    const model = held.models.find(({ id }) => id === configuration?.modelVersionId);
    const served = configuration && model ? { configuration, model } : null;
    const items = [
      { kind: "deployment" as const, row: held.row },
      ...held.applications.map((row) => ({ kind: "application" as const, row })),
    ];
    return items.flatMap((item) =>
      item.row.publishedAt ? [publicRow(dossier, item, served, item.row.publishedAt)] : [],
    );
  });
  return [...own, ...below].flatMap((row) =>
    row === null
      ? []
      : [
          {
            ...withClassification(row, classified),
            jurisdictionCode: seed.row.jurisdictionCode,
            version: 1,
            searchText: "",
          },
        ],
  );
}

function withClassification(row: PublicRow, classified: ClassifiedSeeds): PublicRow {
  const classification = classified.get(row.recordId);
  return classification === undefined ? row : { ...row, document: { ...row.document, classification } };
}

function genesis(seed: SeedInstitution, job: string, at: Date) {
  const { institutionId, jurisdictionCode } = seed.row;
  const event: AuditEvent = {
    institutionId,
    seq: 1,
    at: at.toISOString(),
    actor: { id: null, kind: "system", name: job, role: "system" },
    session: null,
    address: null,
    action: "record.loaded",
    object: { kind: "institution", id: seed.row.id, version: seed.row.revision },
    diff: null,
    before: null,
    after: null,
    reason: null,
    requestId: job,
    outcome: "done",
    detail: { deployments: seed.deployments.length },
  };
  const hash = eventHash(GENESIS_HASH, event);
  const stored = {
    institutionId,
    jurisdictionCode,
    seq: 1,
    at,
    actorId: null,
    action: event.action,
    objectKind: "institution",
    objectId: seed.row.id,
    outcome: event.outcome,
    event,
    previousHash: GENESIS_HASH,
    hash,
  };
  return { stored, head: { institutionId, jurisdictionCode, seq: 1, hash } };
}

function versions(seed: SeedInstitution) {
  const below = seed.deployments.flatMap(({ row, configurations: rows, applications: held }) => [
    loadedVersion("deployment", row, rows.find(({ id }) => id === row.configurationId) ?? null),
    ...held.map((application) => loadedVersion("application", application, null)),
  ]);
  return [loadedVersion("institution", seed.row, null), ...below];
}

/**
 * Writes a whole set of institutions at once: rows, numbers, versions, public copies and the first event of each trail. For an
 * empty database and the maintenance role only; everything after this goes through commands.
 */
export async function writeSeed(
  tx: Transaction,
  seeds: readonly SeedInstitution[],
  job: string,
  at: Date,
  classified: ClassifiedSeeds = new Map(),
): Promise<void> {
  const numbers = numberRecords(seeds);
  const held = seeds.flatMap((seed) => seed.deployments);
  const trail = seeds.map((seed) => genesis(seed, job, at));
  await insertAll(
    tx,
    institutions,
    seeds.map(({ row }) => row),
  );
  await insertAll(
    tx,
    institutionContacts,
    seeds.flatMap(({ contacts }) => contacts),
  );
  await insertAll(
    tx,
    infrastructureModules,
    held.flatMap(({ module }) => module ?? []),
  );
  await insertAll(
    tx,
    modelVersions,
    held.flatMap(({ models }) => models),
  );
  await insertAll(
    tx,
    deployments,
    held.map(({ row }) => row),
  );
  await insertAll(
    tx,
    configurations,
    held.flatMap(({ configurations: rows }) => rows),
  );
  await insertAll(
    tx,
    applications,
    held.flatMap(({ applications: rows }) => rows),
  );
  await insertAll(tx, recordNumbers, numbers);
  await tx.execute(sql`select setval('record_number_sequence', ${Math.max(numbers.length, 1)})`);
  const identified = seeds.flatMap(({ row }) =>
    row.uscc === null ? [] : [{ uscc: row.uscc, campus: row.campus, institutionId: row.institutionId }],
  );
  await insertAll(tx, institutionIdentifiers, identified);
  await insertAll(
    tx,
    publishedRecords,
    seeds.flatMap((seed) => publicRows(seed, classified)),
  );
  await insertAll(
    tx,
    auditEvents,
    trail.map(({ stored }) => stored),
  );
  await insertAll(
    tx,
    auditHeads,
    trail.map(({ head }) => head),
  );
  await insertAll(tx, recordVersions, seeds.flatMap(versions));
  await tx.execute(sql`select derive_register_rows(institution_id) from institutions`);
  await tx.execute(sql`select rebuild_register_index()`);
  await tx.execute(
    sql`select keep_published_versions(institution_id, '{}', 'loaded', now()) from institutions`,
  );
}
