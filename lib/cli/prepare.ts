import { createHmac } from "node:crypto";
import path from "node:path";
import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";
import { connect, type Transaction } from "@/db/client";
import { instanceSettings } from "@/db/schema/users";
import type { InstanceKind } from "@/db/values";
import { beijingDate, now } from "@/lib/clock";
import { newId } from "@/lib/ids";
import { migrateJobs } from "@/lib/jobs/migrate";
import { loadReference } from "@/lib/reference/load";
import { indexOlderRecords, loadFacetValues } from "@/lib/register/index-data";
import { CliProblem } from "./words";

/** `dataDir` is where the portal keeps its keys. */
export type PrepareOrder = { ownerUrl: string; instance: InstanceKind; secret: string; dataDir: string };
export type PreparedDatabase = { appUrl: string; workerUrl: string; lines: { zh: string; en: string }[] };

const migrationsFolder = path.join(import.meta.dirname, "../../db/migrations");

/** Logins of web and worker. Their passwords follow from the portal's secret, so that every machine knows them. */
const logins = ["portal_app", "portal_worker"] as const;
const passwordOf = (login: string, secret: string) =>
  createHmac("sha256", secret).update(`database login ${login}`).digest("hex");

function urlFor(ownerUrl: string, login: string, secret: string): string {
  const url = new URL(ownerUrl);
  url.username = login;
  url.password = passwordOf(login, secret);
  return url.href;
}

async function withOwner<T>(ownerUrl: string, work: (client: postgres.Sql) => Promise<T>): Promise<T> {
  const client = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  try {
    return await work(client);
  } finally {
    await client.end({ timeout: 5 });
  }
}

/** Migrates under a lock, so that several machines may start at once. */
async function migrateSchema(ownerUrl: string): Promise<void> {
  await withOwner(ownerUrl, async (client) => {
    await client`select pg_advisory_lock(727001)`;
    await migrate(drizzle(client), { migrationsFolder });
  });
}

async function setPasswords(ownerUrl: string, secret: string): Promise<void> {
  await withOwner(ownerUrl, async (client) => {
    for (const login of logins)
      await client.unsafe(`alter role ${login} password '${passwordOf(login, secret)}'`);
  });
}

/** A database is a demonstration or a live one for ever; which, is written in it and not only in a start option. */
async function refuseOtherInstance(ownerUrl: string, instance: InstanceKind): Promise<void> {
  const kind = await withOwner(ownerUrl, async (client) => {
    const [table] = await client`select to_regclass('public.instance_settings') as found`;
    if (table?.found === null) return null;
    const [row] = await client`select kind from instance_settings`;
    return typeof row?.kind === "string" ? row.kind : null;
  });
  if (kind === null || kind === instance) return;
  const isDemo = kind === "demo";
  throw new CliProblem({
    zh: `该数据库是${isDemo ? "演示" : "正式"}实例，不能以${isDemo ? "正式" : "演示"}实例启动，请另用一个数据库。`,
    en: `This database is a ${isDemo ? "demonstration" : "live"} instance and can't be started as a ${isDemo ? "live" : "demonstration"} one: use another database.`,
  });
}

/** Web and worker must be bound by row security; a login that is not is refused before a page is served. */
async function refusePowerfulLogins(ownerUrl: string): Promise<void> {
  const found = await withOwner(
    ownerUrl,
    (client) => client`
      select rolname from pg_roles r where rolname in ${client([...logins])} and (rolsuper or rolbypassrls
        or pg_has_role(rolname, 'portal_maintenance', 'member')
        or exists (select from pg_class c where c.relowner = r.oid))`,
  );
  if (found.length === 0) return;
  const names = found.map((row) => String(row.rolname)).join(", ");
  throw new CliProblem({
    zh: `数据库登录${names}拥有绕过行级安全的权限，拒绝启动。`,
    en: `The database login ${names} could pass row security; refusing to start.`,
  });
}

async function loadData(
  tx: Transaction,
  instance: InstanceKind,
  dataDir: string,
): Promise<PreparedDatabase["lines"]> {
  await tx.execute(sql.raw("set local role portal_maintenance"));
  await tx.execute(sql.raw("set local statement_timeout = 0"));
  // The fictional set is made up between two statements, which takes a slow machine longer than a page may be idle.
  await tx.execute(sql.raw("set local idle_in_transaction_session_timeout = 0"));
  await loadReference(tx);
  const newValues = await loadFacetValues(tx);
  const [known] = await tx.select().from(instanceSettings);
  if (known !== undefined) {
    await indexOlderRecords(tx, newValues > 0);
    return [];
  }
  const [at, portalId] = [now(), newId()];
  // Needed once in a database's life, and a second of loading at every start.
  if (instance === "live") {
    const { loadPublicSources } = await import("@/lib/reference/load-public-sources");
    await tx.insert(instanceSettings).values({ kind: instance, portalId, createdAt: at });
    const loaded = await loadPublicSources(tx, at, beijingDate(at));
    return [{ zh: `已载入${loaded}条公开来源记录。`, en: `${loaded} public-source records loaded.` }];
  }
  const { loadDemonstration } = await import("@/lib/demo/load-demonstration");
  const { institutions, generator } = await loadDemonstration(tx, at, { portalId, dataDir });
  await tx
    .insert(instanceSettings)
    .values({ kind: instance, portalId, demoGenerator: generator, createdAt: at });
  return [{ zh: `已载入${institutions}家虚构机构。`, en: `${institutions} fictional institutions loaded.` }];
}

async function load(ownerUrl: string, work: (tx: Transaction) => Promise<PreparedDatabase["lines"]>) {
  const database = connect(ownerUrl, { max: 1 });
  try {
    return await database.run(work);
  } finally {
    await database.close();
  }
}

/** Brings a database to what this version needs and returns the addresses web and worker log in with. */
export async function prepareDatabase({
  ownerUrl,
  instance,
  secret,
  dataDir,
}: PrepareOrder): Promise<PreparedDatabase> {
  await refuseOtherInstance(ownerUrl, instance);
  await migrateSchema(ownerUrl);
  await setPasswords(ownerUrl, secret);
  await migrateJobs(ownerUrl);
  await refusePowerfulLogins(ownerUrl);
  const lines = await load(ownerUrl, (tx) => loadData(tx, instance, dataDir));
  return {
    appUrl: urlFor(ownerUrl, "portal_app", secret),
    workerUrl: urlFor(ownerUrl, "portal_worker", secret),
    lines,
  };
}

/** A database with schema and reference data and no other row, for tests to clone. */
export async function prepareTestTemplate(ownerUrl: string, secret: string): Promise<void> {
  await migrateSchema(ownerUrl);
  await setPasswords(ownerUrl, secret);
  await migrateJobs(ownerUrl);
  await load(ownerUrl, async (tx) => {
    await tx.execute(sql.raw("set local role portal_maintenance"));
    await loadReference(tx);
    await loadFacetValues(tx);
    await tx.insert(instanceSettings).values({ kind: "live", portalId: newId() });
    return [];
  });
}

export const loginUrls = (ownerUrl: string, secret: string) => ({
  appUrl: urlFor(ownerUrl, "portal_app", secret),
  workerUrl: urlFor(ownerUrl, "portal_worker", secret),
});
