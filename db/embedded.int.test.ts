import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type EmbeddedServer, startEmbedded } from "./embedded";
import { readProcess, sendSignal, waitForExit } from "./process-info";

describe("an embedded cluster of its own", () => {
  let folder = "";
  let dataDir = "";
  const running: EmbeddedServer[] = [];

  beforeAll(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), "portal-cluster-"));
    fs.chmodSync(folder, 0o755);
    dataDir = path.join(folder, "postgres");
  });
  afterAll(async () => {
    for (const server of running) await server.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  async function start(): Promise<EmbeddedServer> {
    const server = await startEmbedded({ dataDir });
    running.push(server);
    return server;
  }

  async function ask(server: EmbeddedServer, statement: string): Promise<unknown> {
    const sql = postgres(server.url("postgres"), { max: 1, onnotice: () => {} });
    try {
      const [row] = await sql.unsafe(statement);
      return row === undefined ? undefined : Object.values(row)[0];
    } finally {
      await sql.end();
    }
  }

  it("is made with the locale Chinese search needs, and its password is in a file of the owner alone", async () => {
    const server = await start();
    expect(server.adopted).toBe(false);
    const ctype = await ask(server, "select datctype from pg_database where datname = 'postgres'");
    expect(String(ctype)).toMatch(/UTF-8$/);
    expect(await ask(server, "select current_setting('fsync')")).toBe("on");
    expect(fs.statSync(`${dataDir}-password`).mode & 0o777).toBe(0o600);
    const wrong = postgres(server.url("postgres").replace(/:[^:@]+@/, ":wrong@"), { max: 1 });
    await expect(wrong`select 1`).rejects.toMatchObject({ code: "28P01" });
    await wrong.end();
  });

  it("is adopted by a second start and keeps its data over kill -9", async () => {
    const first = await start();
    await ask(first, "create table kept as select 42 as answer");
    const second = await start();
    expect(second).toMatchObject({ adopted: true, pid: first.pid, port: first.port });

    sendSignal(first.pid, "SIGKILL");
    await second.exited;
    const third = await start();
    expect(third.adopted).toBe(false);
    expect(await ask(third, "select answer from kept")).toBe(42);
  });

  it("stops by itself and leaves the lock file of no one", async () => {
    const server = await start();
    await server.stop();
    expect(await waitForExit(server.pid, 0)).toBe(true);
    expect(readProcess(server.pid)).toBeNull();
    expect(fs.existsSync(path.join(dataDir, "postmaster.pid"))).toBe(false);
    await server.stop();
  });

  it("whose password file is gone says so instead of starting", async () => {
    fs.renameSync(`${dataDir}-password`, `${dataDir}-elsewhere`);
    await expect(startEmbedded({ dataDir })).rejects.toMatchObject({ problem: "password-missing" });
    fs.renameSync(`${dataDir}-elsewhere`, `${dataDir}-password`);
  });

  it("whose first making was interrupted is made anew", async () => {
    const other = path.join(folder, "other");
    fs.mkdirSync(`${other}.unfinished`);
    fs.writeFileSync(path.join(`${other}.unfinished`, "PG_VERSION"), "18\n");
    const server = await startEmbedded({ dataDir: other, fast: true });
    running.push(server);
    expect(await ask(server, "select 1")).toBe(1);
    expect(fs.existsSync(`${other}.unfinished`)).toBe(false);
  });
});
