import fs from "node:fs";
import path from "node:path";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { recordVersions } from "@/db/schema/versions";
import { updateApplication } from "@/lib/applications/commands";
import type { Viewer } from "@/lib/auth/actor";
import { updateDeployment } from "@/lib/deployments/commands";
import { canonicalDigest } from "@/lib/digest";
import { updateInstitution } from "@/lib/institutions/commands";
import { applicationValues, deploymentValues } from "@/lib/testing/forms";
import { institutionValues } from "@/lib/testing/institution-form";
import { draftDeployment, publishedDeployment } from "@/lib/testing/journey";
import {
  makeHospital,
  makeReviewer,
  openTestPortal,
  type TestHospital,
  type TestPortal,
} from "@/lib/testing/portal";
import { loadNamedInstitutions } from "@/lib/testing/public-source";
import { attempt, scopeOfHospital } from "@/lib/testing/raw-scope";
import { getVersions } from "./version-queries";
import { versionContent } from "./versions";

let portal: TestPortal;
let hospital: TestHospital;
let other: TestHospital;
let reviewer: Viewer;

beforeAll(async () => {
  portal = await openTestPortal();
  await loadNamedInstitutions(portal);
  hospital = await makeHospital(portal);
  other = await makeHospital(portal);
  reviewer = await makeReviewer(portal);
});
afterAll(() => portal.close());

const asked = { from: null, to: null };

/** Revisions above the first that stand in a record and in no version; the first of a row made by hand has none. */
const unkept = () =>
  portal.asMaintenance((tx) =>
    tx.execute<{ id: string; revision: number }>(sql`
      select id, revision from (select id, institution_id, revision from institutions union all select id, institution_id, revision from deployments
        union all select id, institution_id, revision from applications) r
      where (revision > 1 or id <> institution_id) and not exists (select from record_versions v
        where v.institution_id = r.institution_id and v.record_id = r.id and v.revision = r.revision)`),
  );

it("keeps every revision the commands write, each with who, when and a digest anybody can take again", async () => {
  const made = await draftDeployment(hospital);
  await updateDeployment(hospital.it, { ...deploymentValues("改名后的平台"), id: made.id, revision: 2 });
  const { deploymentId: _deploymentId, ...values } = applicationValues(made.id, "改名后的应用");
  await updateApplication(hospital.it, { ...values, id: made.applicationId, revision: 1 });
  await updateInstitution(hospital.it, institutionValues(hospital.id, 1, hospital.jurisdictionCode));
  expect(await unkept()).toEqual([]);
  const page = await getVersions(hospital.it, { kind: "deployment", id: made.id, ...asked });
  expect(page.versions.map(({ revision, step, changed }) => [revision, step, changed])).toEqual([
    [3, "edited", 1],
    [2, "configured", 21],
    [1, "created", null],
  ]);
  expect(page.versions[0]).toMatchObject({ byName: "信息员", byRole: "hospital_it", badge: null });
  expect([page.before?.revision, page.after?.revision]).toEqual([2, 3]);
  expect(page.after?.values).toMatchObject({
    name: "改名后的平台",
    "configuration.modelName": "DeepSeek-R1",
    "configuration.sizeBillion": 671,
  });
  const rows = await portal.asMaintenance((tx) => tx.select().from(recordVersions));
  expect(rows.length).toBeGreaterThan(4);
  for (const row of rows) expect(canonicalDigest(versionContent(row))).toBe(row.digest);
});

it("shows any two asked for, to the hospital and its reviewer alike and to nobody else", async () => {
  const made = await draftDeployment(hospital);
  await updateDeployment(hospital.it, { ...deploymentValues("第三版"), id: made.id, revision: 2 });
  const first = { kind: "deployment", id: made.id, from: 1, to: 3 } as const;
  for (const reader of [hospital.quality, reviewer]) {
    const page = await getVersions(reader, first);
    expect([page.before?.values.name, page.after?.values.name]).toEqual(["院内推理平台", "第三版"]);
  }
  const far = await makeReviewer(portal, "510000");
  for (const stranger of [other.it, far]) {
    await expect(getVersions(stranger, first)).rejects.toMatchObject({ code: "record.not-found" });
  }
});

it("lets nobody change or remove a version, or write one in another's name", async () => {
  const made = await draftDeployment(hospital);
  const scope = scopeOfHospital(hospital);
  const here = sql`where record_id = ${made.id}`;
  expect(await attempt(scope, sql`update record_versions set step = 'edited' ${here}`)).toBe("42501");
  expect(await attempt(scope, sql`delete from record_versions ${here}`)).toBe("42501");
  const forged = sql`insert into record_versions
    select (jsonb_populate_record(v, jsonb_build_object('id', gen_random_uuid(), 'revision', 9, 'by_role', 'reviewer'))).* from record_versions v ${here} and revision = 1`;
  expect(await attempt(scope, forged)).toBe("42501");
});

describe("what was loaded and what is older than its history", () => {
  it("is kept from the first day on, with the badge it came with", async () => {
    const loaded = await portal.asMaintenance((tx) =>
      tx.select().from(recordVersions).where(eq(recordVersions.step, "loaded")),
    );
    const [counted] = await portal.asMaintenance((tx) =>
      tx.execute<{ n: number }>(
        sql`select count(*)::int as n from institutions where origin = 'public_source'`,
      ),
    );
    const institutions = loaded.filter(({ recordKind }) => recordKind === "institution");
    expect(institutions).toHaveLength(counted?.n ?? -1);
    expect(loaded[0]).toMatchObject({ revision: 1, badge: "public_source", byId: null });
  });

  it("is backfilled by the migration as a version like any other", async () => {
    const made = await publishedDeployment(hospital, reviewer, "迁移前的平台");
    const file = path.resolve(import.meta.dirname, "../../db/migrations");
    const name = fs.readdirSync(file).find((entry) => entry.endsWith("_version_grants.sql")) ?? "";
    const [, backfill = ""] = fs
      .readFileSync(path.join(file, name), "utf8")
      .split("set local role portal_maintenance;");
    const whole = await portal.asMaintenance(async (tx) => {
      await tx.execute(sql`delete from record_versions`);
      await tx.execute(sql`delete from published_versions`);
      for (const statement of backfill.split("--> statement-breakpoint")) {
        if (statement.trim() !== "" && !statement.includes("reset role"))
          await tx.execute(sql.raw(statement));
      }
      const rows = await tx.select().from(recordVersions);
      const [again] = await tx.execute<{ version: number; kept: number }>(sql`
        select r.version, v.version as kept from published_records r join published_versions v on v.number = r.number where r.record_id = ${made.id}`);
      return { rows, again };
    });
    const kept = whole.rows.find(({ recordId }) => recordId === made.id);
    expect(kept).toMatchObject({ revision: 2, step: "kept", badge: "reviewer_verified" });
    expect(kept?.values).toMatchObject({ name: "迁移前的平台", "configuration.modelName": "DeepSeek-R1" });
    expect(kept?.values.supplierName).toBeNull();
    expect(kept?.provenance.supplierName?.nullReason).toBe("unknown");
    for (const row of whole.rows) expect(canonicalDigest(versionContent(row))).toBe(row.digest);
    expect(whole.again?.kept).toBe(whole.again?.version);
  });
});
