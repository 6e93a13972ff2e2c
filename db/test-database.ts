import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import postgres from "postgres";
import { inject } from "vitest";
import type { TestProject } from "vitest/node";
import { startEmbedded } from "./embedded";

/** The three logins of one test database. */
export type TestDatabase = {
  ownerUrl: string;
  appUrl: string;
  workerUrl: string;
  drop: () => Promise<void>;
};

type Cluster = { maintenanceUrl: string; appUrl: string; workerUrl: string };

declare module "vitest" {
  interface ProvidedContext {
    testCluster: Cluster;
  }
}

const template = "portal_template";

/**
 * Vitest calls this once per run: a cluster of its own (durability off, gone afterwards) and one template database that
 * went through the real migrations and reference data. Preparing is the command line's work and runs as a process: `db`
 * imports nothing from `lib`.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "portal-test-"));
  fs.chmodSync(folder, 0o755);
  const server = await startEmbedded({ dataDir: path.join(folder, "postgres"), fast: true });
  const close = async () => {
    await server.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  };
  try {
    const maintenanceUrl = server.url("postgres");
    await onServer(maintenanceUrl, `create database ${template}`);
    const logins = await prepareTemplate(server.url(template));
    project.provide("testCluster", { maintenanceUrl, ...logins });
  } catch (error) {
    await close();
    throw error;
  }
  return close;
}

/** A fresh copy of the template (about 40 ms). One per test file; `drop` it in `afterAll`. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const cluster = inject("testCluster");
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  await onServer(cluster.maintenanceUrl, `create database ${name} template ${template}`);
  return {
    ownerUrl: onDatabase(cluster.maintenanceUrl, name),
    appUrl: onDatabase(cluster.appUrl, name),
    workerUrl: onDatabase(cluster.workerUrl, name),
    drop: () => onServer(cluster.maintenanceUrl, `drop database ${name} with (force)`),
  };
}

/** The same server and login, another database. */
function onDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}

async function onServer(url: string, statement: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    await sql.unsafe(statement);
  } finally {
    await sql.end();
  }
}

function prepareTemplate(ownerUrl: string): Promise<{ appUrl: string; workerUrl: string }> {
  const root = path.resolve(import.meta.dirname, "..");
  const script = path.join(root, "lib/cli/prepare-template.ts");
  const loader = path.join(root, "node_modules/tsx/dist/loader.mjs");
  const child = spawn(process.execPath, ["--import", loader, "--conditions=react-server", script], {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    env: { ...process.env, VITEST: "" },
  });
  child.send({ ownerUrl });
  return new Promise((resolve, reject) => {
    child.once("message", (logins) => resolve(logins as { appUrl: string; workerUrl: string }));
    child.once("exit", (code) => {
      reject(new Error(`the test template could not be prepared (exit code ${code})`));
    });
  });
}
