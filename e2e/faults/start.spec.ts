import fs from "node:fs";
import net from "node:net";
import path from "node:path";
import { expect, test } from "@playwright/test";
import postgres from "postgres";
import { readProcess, sendSignal, waitForExit } from "@/db/process-info";
import {
  beginPortal,
  endLeftovers,
  type Portal,
  pause,
  processesOf,
  removePortal,
  type StartedProcess,
  startPortal,
  temporaryFolder,
} from "../portal";

/** The data folder of most tests here: a demonstration is loaded once, and each test finds it as the last one left it. */
const shared = temporaryFolder();
/** Starts that were meant to fail, on folders of their own. */
const refusals: StartedProcess[] = [];

test.afterEach(async () => {
  await endLeftovers(shared);
  for (const one of refusals.splice(0)) if (one.dataDir !== shared) await removePortal(one);
});

test.afterAll(() => fs.rmSync(shared, { recursive: true, force: true }));

function start(port?: number): Promise<Portal> {
  return startPortal({ dataDir: shared, ...(port === undefined ? {} : { port }) });
}

/** A start that is meant to be refused: its exit code and the lines it wrote. */
async function refused(
  options: Parameters<typeof beginPortal>[0],
): Promise<{ code: number; lines: string[] }> {
  const attempt = await beginPortal(options);
  refusals.push(attempt);
  const code = await attempt.exited;
  return { code, lines: attempt.output().trim().split("\n") };
}

async function answers(portal: Portal): Promise<boolean> {
  const response = await fetch(portal.baseUrl, { redirect: "manual" });
  return response.status < 500;
}

function living(processes: Record<string, number>): string[] {
  return Object.entries(processes)
    .filter(([, pid]) => readProcess(pid) !== null)
    .map(([name]) => name);
}

test("a busy port is one sentence and exit code 1, before any database is made", async () => {
  const other = net.createServer();
  await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
  const address = other.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const dataDir = temporaryFolder();
  const { code, lines } = await refused({ port, dataDir });
  other.close();
  expect(lines).toEqual([expect.stringContaining(`Port ${port} is in use`)]);
  expect(code).toBe(1);
  expect(fs.existsSync(path.join(dataDir, "demo/postgres"))).toBe(false);
});

test("a data folder that is not one is one sentence and exit code 1, and stays untouched", async () => {
  const dataDir = temporaryFolder();
  const folder = path.join(dataDir, "demo/postgres");
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, "thesis.doc"), "mine");
  const missing = await refused({ dataDir });
  expect(missing.lines).toEqual([expect.stringContaining("PG_VERSION is missing")]);
  expect(missing.code).toBe(1);

  fs.writeFileSync(path.join(folder, "PG_VERSION"), "9.6\n");
  const old = await refused({ dataDir });
  expect(old.lines).toEqual([expect.stringContaining("made by PostgreSQL 9.6")]);
  expect(old.code).toBe(1);
  expect(fs.readdirSync(folder).sort()).toEqual(["PG_VERSION", "thesis.doc"]);
});

test("a second start on the same data is told where the first serves, and changes nothing", async () => {
  const first = await start();
  const second = await refused({ dataDir: first.dataDir });
  expect(second.lines).toEqual([
    expect.stringContaining(`already runs on this data folder at ${first.baseUrl}`),
  ]);
  expect(second.code).toBe(1);
  expect(await answers(first)).toBe(true);
});

test("Ctrl-C ends everything within ten seconds and leaves nothing; the second start takes less than 15 s", async () => {
  const first = await start();
  const processes = first.processes();
  expect(Object.keys(processes).sort()).toEqual(["Postgres", "simulator", "supervisor", "web", "worker"]);
  const from = Date.now();
  expect(await first.stop()).toBe(0);
  expect(Date.now() - from).toBeLessThan(10_000);
  expect(living(processes)).toEqual([]);
  expect(fs.existsSync(path.join(first.dataDir, "demo/processes.json"))).toBe(false);

  const again = Date.now();
  const second = await start(first.port);
  expect(Date.now() - again).toBeLessThan(15_000);
  expect(await answers(second)).toBe(true);
  expect(await second.stop()).toBe(0);
});

test("Ctrl-C in the middle of a first start leaves nothing either", async () => {
  for (const moment of [150, 600, 1200, 2000]) {
    const attempt = await beginPortal();
    refusals.push(attempt);
    await pause(moment);
    const before = processesOf(path.join(attempt.dataDir, "demo"));
    sendSignal(attempt.child.pid ?? 0, "SIGINT");
    await attempt.exited;
    expect(living(before)).toEqual([]);
    expect(living(processesOf(path.join(attempt.dataDir, "demo")))).toEqual([]);
  }
});

test("Ctrl-C in a terminal reaches every process at once and still ends in order", async () => {
  const portal = await start();
  const processes = portal.processes();
  // The terminal signals the whole foreground group; children that took part in it would die on their own.
  process.kill(-(portal.child.pid ?? 0), "SIGINT");
  expect(await portal.exited).toBe(0);
  expect(living(processes)).toEqual([]);
  expect(portal.output()).not.toContain("unexpectedly");
});

for (const victim of ["Postgres", "web", "worker"]) {
  test(`kill -9 of ${victim}: said, all stop, and the next start serves with the data`, async () => {
    const portal = await start();
    await remember(portal.ownerUrl, victim);
    const processes = portal.processes();
    sendSignal(processes[victim] ?? 0, "SIGKILL");
    expect(await portal.exited).toBe(1);
    expect(portal.output()).toContain(`${victim} ended unexpectedly`);
    expect(living(processes)).toEqual([]);
    await expectRecovered(portal, victim);
  });
}

test("kill -9 of the supervisor: web, worker and simulator go by themselves, the next start adopts the database", async () => {
  const portal = await start();
  await remember(portal.ownerUrl, "supervisor");
  const processes = portal.processes();
  sendSignal(processes.supervisor ?? 0, "SIGKILL");
  await portal.exited;
  expect(await waitForExit(processes.web ?? 0, 5000)).toBe(true);
  expect(await waitForExit(processes.worker ?? 0, 5000)).toBe(true);
  expect(await waitForExit(processes.simulator ?? 0, 5000)).toBe(true);
  expect(living(processes)).toEqual(["Postgres"]);
  const next = await expectRecovered(portal, "supervisor");
  expect(next.Postgres).toBe(processes.Postgres);
});

test("kill -9 of the supervisor while web hangs: the next start ends the leftover and gets the port", async () => {
  const portal = await start();
  await remember(portal.ownerUrl, "frozen");
  const processes = portal.processes();
  sendSignal(processes.web ?? 0, "SIGSTOP");
  sendSignal(processes.supervisor ?? 0, "SIGKILL");
  await portal.exited;
  expect(living(processes)).toContain("web");
  await expectRecovered(portal, "frozen");
  expect(living({ web: processes.web ?? 0 })).toEqual([]);
});

test("kill -9 of everything at once is recovered", async () => {
  const portal = await start();
  await remember(portal.ownerUrl, "all");
  for (const pid of Object.values(portal.processes())) sendSignal(pid, "SIGKILL");
  await portal.exited;
  await expectRecovered(portal, "all");
});

test("a lock file whose number now belongs to another program neither stops a start nor hurts that program", async () => {
  const portal = await start();
  await portal.stop();
  const lock = path.join(portal.dataDir, "demo/postgres/postmaster.pid");
  const lines = [process.pid, path.dirname(lock), 1700000000, 54321, "", "127.0.0.1", "", "ready"];
  fs.writeFileSync(lock, `${lines.join("\n")}\n`);
  const next = await start(portal.port);
  expect(await answers(next)).toBe(true);
  expect(next.processes().Postgres).not.toBe(process.pid);
});

async function remember(ownerUrl: string, word: string): Promise<void> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  await sql.unsafe("create table if not exists fault_words (word text primary key)");
  await sql`insert into fault_words values (${word})`;
  await sql.end();
}

/** Starts again on the same data and port; the committed row must be there. Returns the new processes. */
async function expectRecovered(portal: Portal, word: string): Promise<Record<string, number>> {
  const next = await start(portal.port);
  expect(await answers(next)).toBe(true);
  const sql = postgres(next.ownerUrl, { max: 1 });
  const rows = await sql`select word from fault_words`;
  await sql.end();
  expect(rows.map((row) => row.word)).toContain(word);
  const processes = next.processes();
  expect(await next.stop()).toBe(0);
  expect(living(processes)).toEqual([]);
  return processes;
}
