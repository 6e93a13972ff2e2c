import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Viewer } from "@/lib/auth/actor";
import { beijingDate } from "@/lib/clock";
import { updateDeployment } from "@/lib/deployments/commands";
import { getDeployment } from "@/lib/deployments/queries";
import { getPublishedRecord } from "@/lib/register/queries";
import { listPublishedVersions } from "@/lib/register/version-queries";
import { deploymentValues } from "@/lib/testing/forms";
import { publishedDeployment } from "@/lib/testing/journey";
import {
  makeHospital,
  makeReviewer,
  openTestPortal,
  type TestHospital,
  type TestPortal,
  visitor,
} from "@/lib/testing/portal";
import { claimingHospital, loadNamedInstitutions } from "@/lib/testing/public-source";
import { attempt, scopeOfHospital } from "@/lib/testing/raw-scope";
import { attestRecord } from "./attest-commands";
import { listDueRecords } from "./attest-queries";
import { attestDue } from "./freshness";

let portal: TestPortal;
let hospital: TestHospital;
let reviewer: Viewer;
const today = beijingDate(new Date());

beforeAll(async () => {
  portal = await openTestPortal();
  await loadNamedInstitutions(portal);
  hospital = await makeHospital(portal);
  reviewer = await makeReviewer(portal);
});
afterAll(() => portal.close());

/** As if the last confirmation had been that long ago. */
const confirmedAgo = (id: string, ago: string) =>
  portal.asMaintenance(async (tx) => {
    await tx.execute(
      sql`update deployments set last_attested_at = now() - ${ago}::interval where id = ${id}`,
    );
    await tx.execute(
      sql`update published_records set last_attested_on = (now() - ${ago}::interval)::date where record_id = ${id}`,
    );
    await tx.execute(sql`select keep_published_versions(${hospital.id}, '{}', 'kept', now())`);
  });
const attest = (viewer: Viewer, id: string, revision = 2) =>
  attestRecord(viewer, { kind: "deployment", id, revision });

it("stands in the public copy from the hospital's confirmation on", async () => {
  const made = await publishedDeployment(hospital, reviewer, "刚确认的平台");
  const page = await getPublishedRecord(visitor, { number: made.number });
  expect(page?.record).toMatchObject({ lastAttestedOn: today, nextAttestDue: attestDue(today) });
  await expect(attest(hospital.quality, made.id)).rejects.toMatchObject({ code: "record.wrong-state" });
});

describe("a record that is due", () => {
  it("is listed for the second person and moved on by their word alone, in public too", async () => {
    const made = await publishedDeployment(hospital, reviewer, "到期的平台");
    await confirmedAgo(made.id, "13 months");
    const due = await listDueRecords(hospital.quality, { today });
    expect(due.map(({ number }) => number)).toEqual([made.number]);
    expect(await attest(hospital.quality, made.id)).toMatchObject({ due: attestDue(today) });
    expect(await listDueRecords(hospital.quality, { today })).toEqual([]);
    const page = await getPublishedRecord(visitor, { number: made.number });
    expect(page?.record).toMatchObject({
      nextAttestDue: attestDue(today),
      badge: "reviewer_verified",
      nameZh: "到期的平台",
    });
    const { row, decisions } = await getDeployment(hospital.it, { id: made.id });
    expect(row).toMatchObject({ revision: 2, state: "published" });
    expect(decisions.at(-1)).toMatchObject({ decision: "attested", decidedByRole: "hospital_quality" });
    const kept = await listPublishedVersions(visitor, { number: made.number });
    expect(kept?.versions.map(({ reason }) => reason)).toEqual(["attested", "followed", "published"]);
  });

  it("is refused to everybody else, at another revision, and once it has been edited", async () => {
    const made = await publishedDeployment(hospital, reviewer, "改动中的平台");
    await confirmedAgo(made.id, "13 months");
    await expect(attest(hospital.it, made.id)).rejects.toMatchObject({ code: "permission.denied" });
    await expect(attest(reviewer, made.id)).rejects.toMatchObject({ code: "permission.denied" });
    await expect(attest(hospital.quality, made.id, 1)).rejects.toMatchObject({ code: "record.stale" });
    await updateDeployment(hospital.it, { ...deploymentValues("改名"), id: made.id, revision: 2 });
    await expect(attest(hospital.quality, made.id, 3)).rejects.toMatchObject({ code: "record.wrong-state" });
    expect(await listDueRecords(hospital.quality, { today })).toEqual([]);
  });
});

it("is not asked of a record nobody of its hospital has ever stood for", async () => {
  const claiming = await claimingHospital(portal);
  expect(await listDueRecords(claiming.quality, { today: "2126-01-01" })).toEqual([]);
  const page = await getPublishedRecord(visitor, { number: claiming.number });
  expect(page?.record).toMatchObject({ lastAttestedOn: null, nextAttestDue: null });
  await expect(
    attestRecord(claiming.quality, { kind: "deployment", id: claiming.deploymentId, revision: 1 }),
  ).rejects.toMatchObject({ code: "record.wrong-state" });
});

it("has one rule for the due day, here and in the database", async () => {
  for (const on of ["2024-02-29", "2023-02-28", "2025-12-31", "2026-11-26"]) {
    const [row] = await portal.asMaintenance((tx) =>
      tx.execute<{ due: string }>(sql`select attest_due(${on}::date)::text as due`),
    );
    expect(row?.due).toBe(attestDue(on));
  }
});

it("lets no hospital move another's day, nor its own of a record a public source alone speaks of", async () => {
  const made = await publishedDeployment(hospital, reviewer, "他院的平台");
  const other = await makeHospital(portal);
  const claiming = await claimingHospital(portal);
  const call = (institution: string, id: string) =>
    sql`select attest_record('deployment', ${institution}, ${id}) as n`;
  expect(await attempt(scopeOfHospital(other), call(hospital.id, made.id))).toBe("42501");
  expect(await attempt(scopeOfHospital(claiming), call(claiming.id, claiming.deploymentId))).toBe("42501");
});
