import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { caseSubmissions, reviewCases } from "@/db/schema/reviews";
import { signatures } from "@/db/schema/signatures";
import { newId } from "@/lib/ids";
import { caseClock } from "@/lib/reviews/case-clock";
import { standingOfCase } from "@/lib/reviews/case-rows";
import { stretchesOf } from "@/lib/reviews/move-case";
import { isClosed, pauseOf } from "@/lib/reviews/rules";
import { openTestPortal, type TestPortal } from "@/lib/testing/portal";
import { nationalCases, ownCase, provinceCases } from "./cases";
import { loadDemonstration } from "./load-demonstration";

const at = new Date("2026-11-26T04:00:00Z");
let portal: TestPortal;
let dataDir: string;
let cases: (typeof reviewCases.$inferSelect)[];

beforeAll(async () => {
  portal = await openTestPortal();
  dataDir = await mkdtemp(path.join(os.tmpdir(), "demo-cases-"));
  await portal.asMaintenance(async (tx) => {
    // As at a first start: making up a country takes longer than a request may.
    await tx.execute(sql.raw("set local statement_timeout = 0"));
    await tx.execute(sql.raw("set local idle_in_transaction_session_timeout = 0"));
    await loadDemonstration(tx, at, { portalId: newId(), dataDir });
  });
  cases = await portal.asMaintenance((tx) => tx.select().from(reviewCases));
}, 240_000);
afterAll(async () => {
  await portal.close();
  await rm(dataDir, { recursive: true });
});

describe("the cases of the demonstration", () => {
  it("stand in every state that an official may find, for a province and for the nation", () => {
    const wanted = [ownCase, ...provinceCases, ...nationalCases].map(({ state }) => state);
    expect(cases.map(({ state }) => state).sort()).toEqual([...wanted].sort());
    expect(new Set(cases.map(({ level }) => level))).toEqual(new Set(["province", "national"]));
  });

  it("are as the engine would have left them: signed content that still stands, clocks that agree, signatures to check", async () => {
    for (const row of cases) {
      await portal.asMaintenance(async (tx) => {
        const { facts } = await standingOfCase(tx, row, at);
        expect([row.number, facts.currentDigest]).toEqual([row.number, row.subjectDigest]);
        const stretches = await stretchesOf(tx, row);
        const clock = caseClock(stretches, row.termDays, at);
        const { halfOn, mostOn, dueOn } = row;
        expect(clock).toMatchObject({ halfOn, mostOn, dueOn });
        const open = stretches.filter(({ endedAt }) => endedAt === null);
        expect(open.map(({ pauseReason }) => pauseReason)).toEqual(
          isClosed(facts.state) ? [] : [pauseOf[facts.state]],
        );
        const [signed] = await tx.select().from(caseSubmissions).where(eq(caseSubmissions.caseId, row.id));
        const [signature] = await tx
          .select()
          .from(signatures)
          .where(eq(signatures.id, signed?.signatureId ?? ""));
        expect(signature?.displayedDigest).toBe(row.subjectDigest);
      });
    }
  });
});
