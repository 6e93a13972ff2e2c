import { eq, inArray, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { publishedRecords, registerValues } from "@/db/schema/reference";
import type { Viewer } from "@/lib/auth/actor";
import type { Answers } from "@/lib/classification/answers";
import { saveClassification } from "@/lib/classification/record-commands";
import { submitClassification } from "@/lib/obligations/submit-commands";
import { type FacetName, filterOf } from "@/lib/register/facets";
import { indexOlderRecords, loadFacetValues } from "@/lib/register/index-data";
import { countRegister, getPublishedRecord, searchRegister } from "@/lib/register/queries";
import { listPublishedVersions } from "@/lib/register/version-queries";
import { classificationAnswers, classificationValues } from "@/lib/testing/classification-form";
import { exportBytes, readRows } from "@/lib/testing/exports";
import { draftDeployment, publishedDeployment } from "@/lib/testing/journey";
import {
  makeHospital,
  makeReviewer,
  openTestPortal,
  type TestHospital,
  type TestPortal,
  visitor,
} from "@/lib/testing/portal";

let portal: TestPortal;
let hospital: TestHospital;
let reviewer: Viewer;

beforeAll(async () => {
  portal = await openTestPortal();
  hospital = await makeHospital(portal);
  reviewer = await makeReviewer(portal);
});
afterAll(() => portal.close());

async function classify(applicationId: string, answers: Answers = classificationAnswers(), revision = 0) {
  const { id } = await saveClassification(
    hospital.it,
    classificationValues(applicationId, revision, answers),
  );
  await submitClassification(hospital.it, { id, revision: revision + 1 });
}
const columnsOf = async (number: string) => {
  const [row] = await portal.owner.run((tx) =>
    tx.select().from(publishedRecords).where(eq(publishedRecords.number, number)),
  );
  return row;
};
const numbersWith = async (said: Partial<Record<FacetName, string[]>>) =>
  (await searchRegister(visitor, { filter: filterOf(said) })).rows.map(({ number }) => number);
const reasonsOf = async (number: string) =>
  (await listPublishedVersions(visitor, { number }))?.versions.map(({ reason }) => reason);

describe("a classification in the register", () => {
  it("stands there with what handed it in: in columns, facets, the export and a version of its own", async () => {
    const made = await publishedDeployment(hospital, reviewer);
    const { applicationNumber: number } = made;
    expect(await columnsOf(number)).toMatchObject({ cnStatus: null, classificationStanding: null });
    expect(await numbersWith({ cn: ["unstated"] })).toContain(number);
    const before = await columnsOf(number);
    await classify(made.applicationId);
    const derived = await columnsOf(number);
    expect(derived).toMatchObject({
      cnStatus: expect.any(String),
      usStatus: expect.any(String),
      euStatus: expect.any(String),
      euAiaStatus: expect.any(String),
      tier: expect.stringMatching(/^T[1-4]$/),
      classificationStanding: "derived",
      classificationRuleSet: "1.0.0",
      publishedAt: before?.publishedAt,
    });
    const chosen = { cn: [derived?.cnStatus ?? ""], tier: [derived?.tier ?? ""], standing: ["derived"] };
    expect(await numbersWith(chosen)).toEqual([number]);
    expect(await numbersWith({ cn: ["unstated"] })).not.toContain(number);
    const counts = await countRegister(visitor, { filter: filterOf(chosen) });
    expect(counts.tier.counts.get(derived?.tier ?? "")).toBe(1);
    expect(await reasonsOf(number)).toEqual(["classified", "published"]);
    const exported = readRows.csv(await exportBytes("csv", { filter: filterOf(chosen) }));
    expect(exported).toMatchObject([
      { number, cn_status: derived?.cnStatus, tier: derived?.tier, classification_standing: "derived" },
    ]);
  });

  it("follows the next one that is handed in, and is not there of what is no public record", async () => {
    const made = await publishedDeployment(hospital, reviewer);
    await classify(made.applicationId);
    const first = await columnsOf(made.applicationNumber);
    await classify(made.applicationId, classificationAnswers({ significance: "drive" }), 1);
    const next = await getPublishedRecord(visitor, { number: made.applicationNumber });
    expect(next?.record.version).toBe(3);
    expect(next?.record.document).not.toEqual(first?.document);
    const draft = await draftDeployment(hospital, "未公开的平台");
    await classify(draft.applicationId);
    expect(await columnsOf(draft.applicationNumber)).toBeUndefined();
  });

  it("has the standing that its decision gives it", async () => {
    const made = await publishedDeployment(hospital, reviewer);
    await classify(made.applicationId);
    await portal.asMaintenance(async (tx) => {
      await tx.execute(sql`update published_records
        set document = jsonb_set(document, '{classification,decision}', '{"standing": "override"}') where record_id = ${made.applicationId}`);
      await tx.execute(sql`select refresh_register_rows(${hospital.id})`);
    });
    expect(await columnsOf(made.applicationNumber)).toMatchObject({ classificationStanding: "override" });
    expect(await numbersWith({ standing: ["override"] })).toEqual([made.applicationNumber]);
  });

  it("is found in records that are older than its facets", async () => {
    const made = await publishedDeployment(hospital, reviewer);
    await classify(made.applicationId);
    const facets: FacetName[] = ["cn", "tier", "standing"];
    await portal.asMaintenance(async (tx) => {
      await tx.delete(registerValues).where(inArray(registerValues.facet, facets));
      await tx
        .update(publishedRecords)
        .set({ cnStatus: null, tier: null, classificationStanding: null, marks: [] });
      await tx.execute(sql`select rebuild_register_index()`);
      const added = await loadFacetValues(tx);
      expect(added).toBeGreaterThan(0);
      await indexOlderRecords(tx, added > 0);
      expect(await loadFacetValues(tx)).toBe(0);
    });
    expect(await numbersWith({ standing: ["derived"] })).toContain(made.applicationNumber);
  });
});

describe("the source of a record from public sources", () => {
  it("is exported with its address where it may be linked, and without where not", async () => {
    const made = await publishedDeployment(hospital, reviewer);
    const setSource = (mayLink: boolean) =>
      portal.asMaintenance(async (tx) => {
        const source = { title: "=院方公告", url: "https://news.example/1", date: "2025-03", mayLink };
        const field = { value: "预问诊", source: "public_source", asOf: "2025-03", publicSource: source };
        await tx.execute(sql`update published_records set document = jsonb_set(document, '{fields,nameZh}', ${JSON.stringify(field)}::text::jsonb)
          where record_id = ${made.applicationId}`);
        await tx.execute(sql`select refresh_register_rows(${hospital.id})`);
      });
    const exported = async () =>
      readRows.csv(await exportBytes("csv")).find(({ number }) => number === made.applicationNumber);
    await setSource(true);
    expect(await exported()).toMatchObject({
      public_source: "=院方公告",
      public_source_url: "https://news.example/1",
      public_source_date: "2025-03",
    });
    await setSource(false);
    expect(await exported()).toMatchObject({ public_source: "=院方公告", public_source_url: null });
  });
});
