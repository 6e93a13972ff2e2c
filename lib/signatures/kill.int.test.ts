import { spawn } from "node:child_process";
import path from "node:path";
import { createInterface } from "node:readline";
import { asc, eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { auditEvents } from "@/db/schema/audit";
import { classifications } from "@/db/schema/classifications";
import { signatures } from "@/db/schema/signatures";
import type { StoredEvent } from "@/lib/audit/chain";
import { verifyStream } from "@/lib/audit/verify-stream";
import { saveClassification } from "@/lib/classification/record-commands";
import { env } from "@/lib/env";
import { classificationValues } from "@/lib/testing/classification-form";
import { draftDeployment } from "@/lib/testing/journey";
import { makeHospital, openTestPortal, type TestHospital, type TestPortal } from "@/lib/testing/portal";
import { credentialOf, makeSigner } from "@/lib/testing/signer";

const ROUNDS = 20;
const root = path.resolve(import.meta.dirname, "../..");
const script = path.join(root, "lib/testing/signing-process.ts");

let portal: TestPortal;
let hospital: TestHospital;

beforeAll(async () => {
  portal = await openTestPortal();
  hospital = await makeHospital(portal);
  await makeSigner(portal, hospital.quality);
});
afterAll(() => portal.close());

/** Starts the process and kills it `after` milliseconds behind its signature; tells every word that came out. */
async function killedAfter(id: string, after: number): Promise<string[]> {
  const credential = await credentialOf(portal, hospital.quality);
  const order = { sessionId: hospital.quality.sessionId, id, ...credential, pause: 40 };
  const child = spawn(
    process.execPath,
    ["--import", "tsx", "--conditions=react-server", script, JSON.stringify(order)],
    {
      cwd: root,
      stdio: ["ignore", "pipe", "inherit"],
      env: {
        ...process.env,
        APP_DATABASE_URL: portal.appUrl,
        PORTAL_SECRET: env().secret,
        PORTAL_DATA_DIR: env().dataDir,
      },
    },
  );
  const words: string[] = [];
  const kill = () => setTimeout(() => child.kill("SIGKILL"), after);
  createInterface({ input: child.stdout }).on("line", (line) => {
    words.push(line);
    if (line === "signed") kill();
  });
  await new Promise((resolve) => child.once("close", resolve));
  return words;
}

async function standingOf(id: string) {
  return portal.asMaintenance(async (tx) => {
    const [row] = await tx.select().from(classifications).where(eq(classifications.id, id));
    return { state: row?.state, signed: await tx.$count(signatures, eq(signatures.subjectId, id)) };
  });
}

it(`kill -9 around a signature and its transition, ${ROUNDS} rounds: both or neither, and the trail stays a chain`, async () => {
  const { applicationId } = await draftDeployment(hospital, "签署中断");
  const seen = { signed: 0, both: 0, neither: 0 };
  for (let round = 0; round < ROUNDS; round += 1) {
    const values = {
      ...classificationValues(applicationId),
      module: `m${round}`,
      moduleName: `模块 ${round}`,
    };
    const { id } = await saveClassification(hospital.it, values);
    // Between signature and transition, around the commit, and behind it.
    const after = [0, 15, 42, 55, 90][round % 5] ?? 0;
    const words = await killedAfter(id, after);
    const { state, signed } = await standingOf(id);
    expect([round, state, signed]).toEqual([round, state, state === "submitted" ? 1 : 0]);
    if (words.includes("stored")) expect([round, state]).toEqual([round, "submitted"]);
    if (words.includes("signed")) seen.signed += 1;
    seen[state === "submitted" ? "both" : "neither"] += 1;
  }
  // Else the kills came too late or too early to show anything.
  expect(seen.signed).toBe(ROUNDS);
  expect(Math.min(seen.both, seen.neither)).toBeGreaterThan(0);
  const events = await portal.asMaintenance((tx) =>
    tx
      .select()
      .from(auditEvents)
      .where(eq(auditEvents.institutionId, hospital.id))
      .orderBy(asc(auditEvents.seq)),
  );
  const stored = events.map(
    ({ event, previousHash, hash }) => ({ event, previousHash, hash }) as StoredEvent,
  );
  expect(verifyStream(stored, { institutionId: hospital.id }).problems).toEqual([]);
  const made = events.filter(({ action }) => action === "signature.made").length;
  expect([made, events.filter(({ action }) => action === "classification.submitted").length]).toEqual([
    seen.both,
    seen.both,
  ]);
}, 300_000);
