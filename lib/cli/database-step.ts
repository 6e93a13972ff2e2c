import fs from "node:fs";
import postgres from "postgres";
import { type EmbeddedServer, startEmbedded } from "@/db/embedded";
import { EmbeddedPostgresError, type EmbeddedProblem } from "@/db/embedded-error";
import type { Plan } from "./plan";
import { CliProblem, type Sentence } from "./words";

/** The database of this instance, ready for connections. */
export type PortalDatabase = { ownerUrl: string; embedded: EmbeddedServer | null };

const oldestPostgres = 150_000;

/** Makes the data folder usable, or says in one sentence why it can't be. */
export function openFolder(folder: string): void {
  try {
    fs.mkdirSync(folder, { recursive: true, mode: 0o711 });
    fs.accessSync(folder, fs.constants.R_OK | fs.constants.W_OK | fs.constants.X_OK);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? "?";
    throw new CliProblem({
      zh: `当前用户无法读写数据目录${folder}（${code}），请调整其权限，或用DATA_DIR另选目录。`,
      en: `This user can't read and write the data folder ${folder} (${code}): change its permissions, or choose another with DATA_DIR.`,
    });
  }
}

/** Starts or adopts the embedded server and makes sure its database exists; or tries the outside server. */
export async function openDatabase(plan: Plan): Promise<PortalDatabase> {
  if (plan.externalUrl !== null) {
    await requireServer(plan.externalUrl);
    return { ownerUrl: plan.externalUrl, embedded: null };
  }
  try {
    const embedded = await startEmbedded({ dataDir: `${plan.folder}/postgres` });
    await ensureDatabase(embedded.url("postgres"), "portal");
    return { ownerUrl: embedded.url("portal"), embedded };
  } catch (error) {
    throw error instanceof EmbeddedPostgresError ? embeddedSentence(error) : error;
  }
}

async function ensureDatabase(maintenanceUrl: string, name: string): Promise<void> {
  const sql = postgres(maintenanceUrl, { max: 1, onnotice: () => {} });
  try {
    const found = await sql`select from pg_database where datname = ${name}`;
    if (found.length === 0) await sql.unsafe(`create database ${name}`);
  } finally {
    await sql.end();
  }
}

async function requireServer(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, connect_timeout: 5, onnotice: () => {} });
  try {
    const [row] = await sql<
      { version: number }[]
    >`select current_setting('server_version_num')::int as version`;
    if (row !== undefined && row.version >= oldestPostgres) return;
  } catch (error) {
    throw unreachable(error);
  } finally {
    await sql.end({ timeout: 1 });
  }
  throw new CliProblem({
    zh: "DATABASE_URL指向的PostgreSQL版本过低，至少需要15。",
    en: "The PostgreSQL at DATABASE_URL is too old: version 15 or later is needed.",
  });
}

/** The code says what is wrong (refused, password, no such database); the message could repeat the address. */
function unreachable(error: unknown): CliProblem {
  const stated: unknown = error instanceof Error ? Reflect.get(error, "code") : undefined;
  const code = typeof stated === "string" ? stated : "?";
  return new CliProblem({
    zh: `无法连接DATABASE_URL指向的数据库（${code}），请检查地址、账号以及服务器是否在运行。`,
    en: `Can't connect to the database at DATABASE_URL (${code}): check the address, the login, and that the server runs.`,
  });
}

const chinese: Record<EmbeddedProblem, (detail: EmbeddedPostgresError["detail"]) => string> = {
  "binaries-missing": (d) =>
    `没有安装适用于${d.found}的内置PostgreSQL，请重新运行npm ci（不要带--omit=optional），或设置DATABASE_URL。`,
  "cannot-run-as-root": (d) =>
    `以root启动时，没有可用的服务账号或用户命名空间能在${d.folder}运行内置PostgreSQL，请把项目放到非私有目录（如/opt）、改用普通用户启动，或设置DATABASE_URL。`,
  "folder-broken": (d) => `数据目录${d.folder}不完整（${d.reason}），请从备份恢复，或移走该目录后重新开始。`,
  "folder-version": (d) =>
    `数据目录${d.folder}由PostgreSQL ${d.found}创建，当前版本是${d.expected}，请移走该目录，或改用原版本。`,
  "folder-permission": (d) =>
    `当前用户无法读写数据目录${d.folder}（${d.reason}），请调整其权限，或用DATA_DIR另选目录。`,
  "folder-in-use": (d) => `另一个PostgreSQL（进程${d.found}）正在使用数据目录${d.folder}，请先停止它。`,
  "password-missing": (d) => `数据目录${d.folder}旁的密码文件不见了，请从同一次备份中恢复。`,
  "start-failed": (d) => `内置PostgreSQL未能在${d.folder}启动：${d.reason}`,
};

function embeddedSentence(error: EmbeddedPostgresError): CliProblem {
  const sentence: Sentence = { zh: chinese[error.problem](error.detail), en: error.message };
  return new CliProblem(sentence);
}
