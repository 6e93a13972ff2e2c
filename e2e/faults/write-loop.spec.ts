import { type ChildProcess, spawn } from "node:child_process";
import { randomInt, randomUUID } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { sendSignal } from "@/db/process-info";
import { readState } from "@/lib/cli/state-file";
import { accounts, DEMO_PASSWORD } from "../people";
import { type Portal, pause, removePortal, startPortal } from "../portal";
import { answers, killBackend, root, startedAgain, tsx, until, verifyTrail } from "./blows";
import { type Acknowledged, halfWritten, lostOrDoubled, sessionsLost, withSql } from "./stored";

const rounds = process.env.LONG === "1" ? 100 : 20;
/** Writes that must have been acknowledged before the blow falls, so that it falls into the loop. */
const WRITES_BEFORE = 9;

/** Who is killed in a round. A backend's death makes Postgres recover by itself; the portal stays up, as for the writer's. */
const victims = ["Postgres", "backend", "web", "writer", "everything"] as const;
type Victim = (typeof victims)[number];

let portal: Portal | undefined;
let told: string;
const signIns: string[] = [];
let lastWords = "";

test.afterEach(async () => {
  if (portal !== undefined) await removePortal(portal);
});

const lines = (): Acknowledged[] =>
  fs.existsSync(told)
    ? fs
        .readFileSync(told, "utf8")
        .split("\n")
        // A writer that was killed may leave half a line: nobody was told.
        .slice(0, -1)
        .map((line) => JSON.parse(line))
    : [];

function startWriter(dataDir: string): ChildProcess {
  const state = readState(path.join(dataDir, "demo"));
  const script = path.join(root, "e2e/faults/writer.ts");
  const child = spawn(process.execPath, [...tsx, script, told, accounts.itOfA, DEMO_PASSWORD], {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, APP_DATABASE_URL: state?.appUrl ?? "" },
  });
  child.stdout.on("data", (chunk: Buffer) => {
    lastWords = chunk.toString("utf8").trim();
  });
  return child;
}

/** Signs in over HTTP again and again; a mark is kept once the answer, with its cookie, has arrived. */
async function signInUntil(baseUrl: string, isOver: () => boolean): Promise<void> {
  while (!isOver()) {
    const mark = `sign-in ${randomUUID()}`;
    try {
      const token = await fetch(`${baseUrl}/api/auth/csrf`);
      const { csrfToken } = (await token.json()) as { csrfToken: string };
      const cookie = token.headers.getSetCookie().map((one) => one.split(";")[0]);
      const body = new URLSearchParams({
        csrfToken,
        email: accounts.itOfB,
        password: DEMO_PASSWORD,
        json: "true",
      });
      const answer = await fetch(`${baseUrl}/api/auth/callback/credentials`, {
        method: "POST",
        body,
        redirect: "manual",
        headers: { cookie: cookie.join("; "), "user-agent": mark, origin: baseUrl },
      });
      if (answer.headers.getSetCookie().some((one) => one.includes("session-token="))) signIns.push(mark);
    } catch {
      // The portal was killed under this request: nobody was told anything.
      await pause(50);
    }
  }
}

async function strike(victim: Victim, running: Portal, writer: ChildProcess): Promise<void> {
  const { supervisor = 0, web = 0, worker = 0, Postgres = 0 } = running.processes();
  if (victim === "writer") writer.kill("SIGKILL");
  else if (victim === "web") sendSignal(web, "SIGKILL");
  else if (victim === "Postgres") sendSignal(Postgres, "SIGKILL");
  else if (victim === "everything") {
    for (const pid of [supervisor, web, worker, Postgres]) sendSignal(pid, "SIGKILL");
  } else await killBackend(running);
}

/** The portal as it is after the blow: started again where it went down, waited for where it stays. */
async function recovered(victim: Victim, running: Portal): Promise<Portal> {
  return victim === "writer" || victim === "backend" ? running : startedAgain(running);
}

/** One round: writes until the blow, whatever recovery it takes, then every row looked at. */
async function round(victim: Victim, from: Portal, writing: ChildProcess): Promise<Portal> {
  let isOver = false;
  const signing = signInUntil(from.baseUrl, () => isOver);
  const before = lines().length;
  await until("writes", () => {
    if (writing.exitCode !== null) throw new Error(`the writer ended before the blow: ${lastWords}`);
    return lines().length >= before + WRITES_BEFORE;
  });
  await pause(randomInt(120));
  await strike(victim, from, writing);
  const running = await recovered(victim, from);
  portal = running;
  // Whatever the writer is still doing ends here: a web that was killed took no database with it.
  writing.kill("SIGKILL");
  isOver = true;
  await signing;
  await until("an answer", () => answers(running));
  const acknowledged = lines();
  const found = await withSql(running.ownerUrl, async (sql) => [
    ...(await halfWritten(sql)),
    ...(await lostOrDoubled(sql, acknowledged)),
    ...(await sessionsLost(sql, signIns)),
  ]);
  expect(found).toEqual([]);
  return running;
}

test(`${rounds} rounds of kill -9 in a loop of writes lose, double and halve nothing that was acknowledged`, async () => {
  test.setTimeout(rounds * 20_000 + 120_000);
  let running = await startPortal();
  portal = running;
  told = path.join(running.dataDir, "acknowledged.ndjson");
  for (let at = 0; at < rounds; at += 1) {
    const victim = victims[at % victims.length] ?? "Postgres";
    await test.step(`round ${at + 1}: kill -9 of ${victim}`, async () => {
      running = await round(victim, running, startWriter(running.dataDir));
      if (at % 10 === 9) expect(await verifyTrail(running.dataDir)).toBe(0);
    });
  }
  expect(lines().length).toBeGreaterThan(rounds * WRITES_BEFORE);
  expect(signIns.length).toBeGreaterThan(rounds / 4);
  console.log(`${rounds} rounds, ${lines().length} writes and ${signIns.length} sign-ins acknowledged`);
  expect(await complaintsAfterDamage(running.ownerUrl)).toEqual([
    expect.stringMatching(/^a deployment without its number/),
    expect.stringMatching(/^a deployment without its event/),
    expect.stringMatching(/^a stream with a hole/),
    expect.stringMatching(/^lost: application/),
  ]);
  expect(await running.stop()).toBe(0);
});

/** The checks above must be able to fail: what they say of a number, an event and a row that are taken away, and put back. */
async function complaintsAfterDamage(ownerUrl: string): Promise<string[]> {
  const undo = new Error("undo");
  const use = lines().find(({ kind }) => kind === "application");
  const made = lines().find(({ kind, name }) => kind === "deployment" && name === use?.name);
  let found: string[] = [];
  await withSql(ownerUrl, (sql) =>
    sql.begin(async (tx) => {
      await tx`delete from record_numbers where record_id = ${made?.id ?? ""}`;
      await tx`delete from audit_events where object_id = ${made?.id ?? ""}`;
      await tx`delete from applications where id = ${use?.id ?? ""}`;
      found = [...(await halfWritten(tx)), ...(await lostOrDoubled(tx, lines()))];
      throw undo;
    }),
  ).catch((error: unknown) => {
    if (error !== undo) throw error;
  });
  return found;
}
