import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { infrastructureModules } from "@/db/schema/institutions";
import { PORTAL_STREAM_ID, type Provenance } from "@/db/values";
import { updateApplication } from "@/lib/applications/commands";
import { scopeOf, type Viewer } from "@/lib/auth/actor";
import { defineViewerCommand } from "@/lib/command/define-command";
import { scoped } from "@/lib/database";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { collect } from "@/lib/testing/audit-chain";
import { applicationValues } from "@/lib/testing/forms";
import { answerOf, rowsOf } from "@/lib/testing/gate-world";
import { publishedDeployment } from "@/lib/testing/journey";
import {
  makeHospital,
  makeReviewer,
  openTestPortal,
  type TestHospital,
  type TestPortal,
  visitor,
} from "@/lib/testing/portal";
import { type AuditEntry, appendAudit } from "./append";
import { type AuditEvent, GENESIS_HASH, type StoredEvent } from "./chain";
import { type Checkpoint, checkpointProblems, verifyReceipt } from "./checkpoint";
import { checkpointFile, publicKeyFile } from "./checkpoint-file";
import { exportStream } from "./export-stream";
import { latestReceipt } from "./receipts";
import { takeCheckpoint } from "./take-checkpoint";
import { verifyStream } from "./verify-stream";

let portal: TestPortal;
let hospital: TestHospital;
let national: Viewer;
let folder: string;

beforeAll(async () => {
  portal = await openTestPortal();
  hospital = await makeHospital(portal);
  national = await makeReviewer(portal, "000000");
  folder = await mkdtemp(path.join(os.tmpdir(), "audit-"));
  process.env.PORTAL_DATA_DIR = folder;
});
afterAll(async () => {
  await portal.close();
  await rm(folder, { recursive: true, force: true });
});

const storedIn = (institutionId: string): Promise<StoredEvent[]> =>
  portal.asMaintenance(async (tx) => [
    ...(await tx.execute<{ event: AuditEvent; previousHash: string; hash: string }>(sql`
      select event, previous_hash as "previousHash", hash from audit_events
      where institution_id = ${institutionId} order by seq`)),
  ]);
async function headOf(institutionId: string) {
  const [row] = await portal.asMaintenance((tx) =>
    tx.execute<{ seq: string; hash: string }>(
      sql`select seq, hash from audit_heads where institution_id = ${institutionId}`,
    ),
  );
  return { lastSeq: Number(row?.seq ?? 0), headHash: row?.hash ?? GENESIS_HASH };
}
/** The stream is whole and agrees with its head; returns its length. */
async function expectSound(institutionId: string): Promise<number> {
  const events = await storedIn(institutionId);
  const report = verifyStream(events, { institutionId });
  expect(report).toMatchObject({ problems: [], count: events.length, ...(await headOf(institutionId)) });
  return events.length;
}
const entryFor = (of: TestHospital, id: string): AuditEntry => ({
  institutionId: of.id,
  jurisdictionCode: of.jurisdictionCode,
  action: "test.happened",
  object: { kind: "test", id },
});
const append = (actor: Viewer, entries: AuditEntry[]) =>
  scoped(scopeOf(actor), (tx) => appendAudit(tx, actor, new Date(), entries));

describe("appending", () => {
  it("puts fifty events that arrive at once into one chain, each once", async () => {
    const before = await expectSound(hospital.id);
    const ids = Array.from({ length: 50 }, newId);
    await Promise.all(ids.map((id) => append(hospital.it, [entryFor(hospital, id)])));
    expect(await expectSound(hospital.id)).toBe(before + 50);
    const stored = await storedIn(hospital.id);
    expect(
      stored
        .slice(before)
        .map(({ event }) => event.object.id)
        .sort(),
    ).toEqual([...ids].sort());
  });

  it("serves commands over several streams, named in any order, without a deadlock", async () => {
    const houses = [await makeHospital(portal), await makeHospital(portal, "440000"), hospital];
    const before = await Promise.all(houses.map(({ id }) => expectSound(id)));
    const work = Array.from({ length: 40 }, (_, at) => {
      const order = at % 2 === 0 ? houses : [...houses].reverse();
      return append(
        national,
        order.map((house) => entryFor(house, newId())),
      );
    });
    await Promise.all(work);
    const after = await Promise.all(houses.map(({ id }) => expectSound(id)));
    expect(after).toEqual(before.map((count) => count + 40));
  });

  it("starts a chain once, however many arrive first", async () => {
    const fresh = await makeHospital(portal);
    await Promise.all(Array.from({ length: 12 }, () => append(fresh.it, [entryFor(fresh, newId())])));
    expect(await expectSound(fresh.id)).toBe(12);
  });

  it("is refused into a stream out of reach, and takes the whole command with it", async () => {
    const other = await makeHospital(portal, "440000");
    const moduleId = newId();
    const overreach = defineViewerCommand({
      name: "test.overreach",
      permission: "deployment:edit",
      input: z.strictObject({}),
      run: async ({ tx }) => {
        const place = { institutionId: hospital.id, jurisdictionCode: hospital.jurisdictionCode };
        await tx
          .insert(infrastructureModules)
          .values({ ...place, id: moduleId, name: moduleId, partition: "device" });
        return { result: {}, audit: [entryFor(hospital, moduleId), entryFor(other, moduleId)] };
      },
    });
    const before = await rowsOf(portal, hospital.id);
    await expect(overreach(hospital.it, {})).rejects.toMatchObject({ cause: { code: "42501" } });
    expect(await rowsOf(portal, hospital.id)).toBe(before);
    expect(await storedIn(other.id)).toEqual([]);
  });
});

describe("a command", () => {
  it("writes into the trail exactly what changed in the row", async () => {
    const made = await publishedDeployment(hospital, national);
    const rowNow = async () => {
      const [row] = await portal.asMaintenance((tx) =>
        tx.execute<Record<string, unknown>>(
          sql`select name_zh, summary_zh, is_patient_informed, revision, provenance from applications where id = ${made.applicationId}`,
        ),
      );
      return row ?? {};
    };
    const before = await rowNow();
    const { deploymentId: _deploymentId, ...values } = applicationValues(made.id, "改名后的应用");
    const { isPatientInformed: _reason, ...blanks } = values.blanks as Record<string, string>;
    const changed = { ...values, blanks, isPatientInformed: true, id: made.applicationId, revision: 1 };
    await updateApplication(hospital.it, changed);
    const after = await rowNow();
    const last = (await storedIn(hospital.id)).at(-1)?.event;
    expect(last).toMatchObject({
      action: "application.updated",
      actor: { id: hospital.it.userId, kind: "person", name: "信息员", role: "hospital_it" },
      session: hospital.it.sessionId,
      address: "127.0.0.1",
      object: { kind: "application", id: made.applicationId, version: after.revision },
      outcome: "done",
    });
    expect(last?.diff).toEqual({
      nameZh: { from: before.name_zh, to: after.name_zh },
      isPatientInformed: { from: null, to: true },
    });
    // Only what changed loses its verification, the blank lists of the form included.
    const unverified = Object.entries(after.provenance as Provenance).filter(
      ([, field]) => !field.verifiedOn,
    );
    expect(unverified.map(([field]) => field).sort()).toEqual(["isPatientInformed", "nameZh"]);
    await expectSound(hospital.id);
  });

  it("that fails after it wrote leaves no row and no event", async () => {
    const before = await rowsOf(portal, hospital.id);
    const failing = defineViewerCommand({
      name: "test.failing",
      permission: "deployment:edit",
      input: z.strictObject({}),
      run: async ({ tx, actor, at }) => {
        const place = { institutionId: hospital.id, jurisdictionCode: hospital.jurisdictionCode };
        await tx
          .insert(infrastructureModules)
          .values({ ...place, id: newId(), name: newId(), partition: "device" });
        await appendAudit(tx, actor, at, [entryFor(hospital, "early")]);
        throw new AppError("record.wrong-state");
      },
    });
    const answer = await answerOf(failing(hospital.it, {}));
    expect(answer).toMatchObject({ refused: { code: "record.wrong-state" } });
    expect(await rowsOf(portal, hospital.id)).toBe(before);
  });
});

describe("a checkpoint", () => {
  it("attests every stream under one signed root, and its receipt leads one institution there", async () => {
    await takeCheckpoint();
    const found = await latestReceipt(hospital.id);
    if (found === null) throw new Error("a receipt");
    const { checkpoint, receipt } = found;
    expect(checkpointProblems(checkpoint)).toEqual([]);
    expect(verifyReceipt(receipt, checkpoint)).toBe(true);
    expect(receipt).toMatchObject({ institutionId: hospital.id, seq: (await headOf(hospital.id)).lastSeq });
    expect(verifyReceipt({ ...receipt, seq: receipt.seq + 1 }, checkpoint)).toBe(false);
    expect(checkpointProblems({ ...checkpoint, streams: checkpoint.streams + 1 })).toEqual(["signature"]);
    expect(JSON.stringify(receipt)).not.toContain(national.userId);
  });

  it("forms a line with the ones before it, also when several are taken at once", async () => {
    await Promise.all([takeCheckpoint(), takeCheckpoint(), takeCheckpoint()]);
    const rows = await portal.asMaintenance((tx) =>
      tx.execute<{ document: Checkpoint }>(sql`select document from checkpoints order by taken_at`),
    );
    const previous = rows.map(({ document }) => document.previousCheckpointDigest);
    expect(previous[0]).toBeNull();
    expect(new Set(previous).size).toBe(rows.length);
    expect(rows.length).toBeGreaterThanOrEqual(4);
    await expectSound(PORTAL_STREAM_ID);
  });

  it("is signed with a key that stands in no table", async () => {
    const [row] = await portal.asMaintenance((tx) =>
      tx.execute<{ text: string }>(sql`select string_agg(to_jsonb(c)::text, '') as text from checkpoints c`),
    );
    expect(row?.text).toContain("BEGIN PUBLIC KEY");
    expect(row?.text).not.toContain("PRIVATE");
  });
});

describe("an exported trail, read by the published verifier alone", () => {
  const verifier = path.resolve(import.meta.dirname, "../../public/audit-verifier.mjs");
  const verdict = (...args: string[]) =>
    new Promise<number>((resolve) => {
      execFile(process.execPath, [verifier, ...args], (error) => resolve(Number(error?.code ?? 0)));
    });
  async function saved(name: string, content: string): Promise<string> {
    const file = path.join(folder, name);
    await writeFile(file, content);
    return file;
  }
  async function exported(name: string): Promise<string> {
    const { lines } = await exportStream(hospital.it, hospital.id);
    return saved(name, (await collect(lines)).join(""));
  }
  /** The owner of the database is the forger: nothing inside it can stop them. */
  const forge = (statement: ReturnType<typeof sql>) => portal.asMaintenance((tx) => tx.execute(statement));

  it("is valid as it left the portal; an edit shows by itself, a cut tail by the kept checkpoint", async () => {
    await append(hospital.it, [entryFor(hospital, "late")]);
    await takeCheckpoint();
    const kept = await saved("kept.json", (await checkpointFile(visitor)).content);
    const key = await saved("key.pem", (await publicKeyFile(visitor)).content);
    const outside = ["--checkpoint", kept, "--key", key, "--institution", hospital.id];
    expect(await verdict(await exported("sound.ndjson"), ...outside)).toBe(0);

    const { lastSeq } = await headOf(hospital.id);
    const note = sql`jsonb_build_object('reason', '改写')`;
    const event = (seq: number) => sql`institution_id = ${hospital.id} and seq = ${seq}`;
    const [original] = await forge(sql`select event from audit_events where ${event(3)}`);
    await forge(sql`update audit_events set event = event || ${note} where ${event(3)}`);
    expect(await verdict(await exported("edited.ndjson"), ...outside)).toBe(1);
    await forge(
      sql`update audit_events set event = ${JSON.stringify(original?.event)}::text::jsonb where ${event(3)}`,
    );
    expect(await verdict(await exported("restored.ndjson"), ...outside)).toBe(0);

    // Cut behind the last checkpoint's reach, the head set back to match: consistent again, but for what is kept outside.
    const cut = lastSeq - 3;
    await forge(sql`delete from audit_events where institution_id = ${hospital.id} and seq > ${cut}`);
    await forge(sql`update audit_heads h set seq = ${cut}, hash = e.hash from audit_events e
      where h.institution_id = ${hospital.id} and e.institution_id = h.institution_id and e.seq = ${cut}`);
    await expectSound(hospital.id);
    expect(await verdict(await exported("cut.ndjson"), ...outside)).toBe(1);
  });
});
