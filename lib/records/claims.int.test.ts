import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { applicationFace } from "@/lib/applications/api";
import { updateApplication } from "@/lib/applications/commands";
import { getApplication } from "@/lib/applications/queries";
import type { Viewer } from "@/lib/auth/actor";
import { configurationListFace, deploymentFace } from "@/lib/deployments/api";
import { saveConfiguration, updateDeployment } from "@/lib/deployments/commands";
import { getDeployment, listConfigurations } from "@/lib/deployments/queries";
import { institutionFace } from "@/lib/institutions/api";
import { updateInstitution } from "@/lib/institutions/commands";
import { getInstitution } from "@/lib/institutions/queries";
import { getPublishedRecord } from "@/lib/register/queries";
import { moveInput } from "@/lib/testing/journey";
import { makeReviewer, openTestPortal, type TestPortal, visitor } from "@/lib/testing/portal";
import { type ClaimedHospital, claimingHospital, loadNamedInstitutions } from "@/lib/testing/public-source";
import { reviewField } from "./claim-commands";
import { openClaims } from "./claims";
import { confirmRecord, returnRecord, submitRecord, verifyRecord } from "./commands";
import { fieldStandings } from "./field-standing";
import { fieldValues } from "./tables";

let portal: TestPortal;
let hospital: ClaimedHospital;
let reviewer: Viewer;
const evidence = "https://hospital.example/about";

beforeAll(async () => {
  portal = await openTestPortal();
  await loadNamedInstitutions(portal);
  hospital = await claimingHospital(portal);
  reviewer = await makeReviewer(portal, hospital.jurisdictionCode);
});
afterAll(() => portal.close());

const institution = () => getInstitution(hospital.it, { id: hospital.id });

/** The institution's form as a person finds it, with these answers and values. */
async function save(changes: Record<string, unknown>, claims: Record<string, unknown>) {
  const page = await institution();
  const { record } = institutionFace.present(page);
  const { row } = page;
  const input = { ...record, id: row.id, revision: row.revision, ...changes, claims };
  return updateInstitution(hospital.it, input);
}

const right = { stand: "right" } as const;

describe("a claim, field by field", () => {
  it("takes no published value over, replaces or drops it without saying so", async () => {
    const { row } = await institution();
    const open = openClaims({ values: fieldValues("institution", row), provenance: row.provenance });
    expect(open).toContain("nameZh");
    expect(open).not.toContain("uscc");
    const refused = (path: string, code: string) => ({
      code: "input.invalid",
      fields: [expect.objectContaining({ path, code })],
    });
    await expect(save({ nameZh: "另一个名称" }, {})).rejects.toMatchObject(refused("nameZh", "claimStand"));
    await expect(save({ nameZh: "另一个名称" }, { nameZh: right })).rejects.toMatchObject(
      refused("nameZh", "claimRight"),
    );
    await expect(save({}, { nameZh: { stand: "corrected", evidence } })).rejects.toMatchObject(
      refused("nameZh", "claimCorrected"),
    );
    await expect(save({ nameZh: "另一个名称" }, { nameZh: { stand: "corrected" } })).rejects.toMatchObject(
      refused("claims.nameZh.evidence", "claimEvidence"),
    );
    for (const link of ["javascript:alert(1)", "ftp://a.example/b", "https://it:word@a.example/", "网址"]) {
      const claim = { nameZh: { stand: "corrected", evidence: link } };
      await expect(save({ nameZh: "另一个名称" }, claim)).rejects.toMatchObject({ code: "input.invalid" });
    }
    expect((await institution()).row.revision).toBe(1);
  });

  it("keeps what the source said, who answered what, and every older value", async () => {
    const before = (await institution()).row;
    await save({ nameZh: `${before.nameZh}（东院区）` }, { nameZh: { stand: "corrected", evidence } });
    await save({ nameZh: before.nameZh }, { nameZh: right, provinceAdcode: right });
    const { row, statements } = await institution();
    expect(row.provenance.nameZh).toMatchObject({
      source: "hospital",
      publicSource: before.provenance.nameZh?.publicSource,
      claim: { stand: "right", published: before.nameZh },
    });
    const standing = fieldStandings(statements.statements, statements.reviews).nameZh;
    expect(
      standing?.statements.map(({ stand, value, source, byRole }) => [stand, value, source, byRole]),
    ).toEqual([
      ["right", before.nameZh, "hospital", "hospital_it"],
      ["corrected", `${before.nameZh}（东院区）`, "hospital", "hospital_it"],
      ["inherited", before.nameZh, "public_source", null],
    ]);
    expect(standing?.statements[1]?.evidence).toBe(evidence);
    // The public still reads the public source.
    const shown = await getPublishedRecord(visitor, { number: hospital.number });
    expect(shown?.record).toMatchObject({ badge: "public_source" });
    expect(shown?.record.document.fields.nameZh).toMatchObject({ source: "public_source" });
  });

  it("is handed in only when every published field of every record is answered", async () => {
    const submit = async () =>
      submitRecord(hospital.it, await moveInput(hospital.it, hospital.deploymentId, "submit"));
    await expect(submit()).rejects.toMatchObject({
      code: "record.incomplete",
      fields: [
        expect.objectContaining({ path: `institution.${hospital.id}`, code: "claimOpen" }),
        expect.objectContaining({ path: `deployment.${hospital.deploymentId}`, code: "claimOpen" }),
        expect.objectContaining({ path: `configuration.${hospital.deploymentId}`, code: "claimOpen" }),
        expect.objectContaining({ path: expect.stringMatching(/^application\./), code: "claimOpen" }),
      ],
    });
    await claimAll();
    await expect(submit()).resolves.toMatchObject({ moved: expect.any(Number) });
    await confirmRecord(
      hospital.quality,
      await moveInput(hospital.quality, hospital.deploymentId, "confirm"),
    );
  });

  it("is verified field by field, and a refused field goes back", async () => {
    const verify = async () =>
      verifyRecord(reviewer, await moveInput(reviewer, hospital.deploymentId, "verify"));
    await expect(verify()).rejects.toMatchObject({ code: "record.incomplete" });
    const root = { kind: "deployment", id: hospital.deploymentId } as const;
    const { row } = await getDeployment(reviewer, { id: hospital.deploymentId });
    const about = { ...root, revision: row.revision, field: "name" };
    await expect(reviewField(reviewer, { ...about, verdict: "refused" })).rejects.toMatchObject({
      code: "input.invalid",
    });
    await expect(
      reviewField(reviewer, { ...about, revision: row.revision - 1, verdict: "verified" }),
    ).rejects.toMatchObject({ code: "record.stale" });
    await expect(
      reviewField(reviewer, { ...about, field: "mlpsLevel", verdict: "verified" }),
    ).rejects.toMatchObject({
      code: "record.not-found",
    });
    await reviewAll();
    await reviewField(reviewer, { ...about, verdict: "refused", note: "来源写的是另一型号" });
    await expect(verify()).rejects.toMatchObject({
      fields: [
        expect.objectContaining({ path: `deployment.${hospital.deploymentId}`, code: "claimUnverified" }),
      ],
    });
    const back = await moveInput(reviewer, hospital.deploymentId, "return");
    await returnRecord(reviewer, { ...back, reason: "名称与来源不符" });
    await expect(reviewField(reviewer, { ...about, verdict: "verified" })).rejects.toMatchObject({
      code: "record.wrong-state",
    });
  });

  it("comes back with the verdicts that still hold, and reaches the public only when verified", async () => {
    const page = await getDeployment(hospital.it, { id: hospital.deploymentId });
    const { record } = deploymentFace.present(page);
    const claims = { ...record.claims, name: { stand: "corrected", evidence } };
    await updateDeployment(hospital.it, {
      ...record,
      id: page.row.id,
      revision: page.row.revision,
      name: "DeepSeek-R1 院内部署",
      claims,
    });
    await submitRecord(hospital.it, await moveInput(hospital.it, hospital.deploymentId, "submit"));
    await confirmRecord(
      hospital.quality,
      await moveInput(hospital.quality, hospital.deploymentId, "confirm"),
    );
    const seen = await getDeployment(reviewer, { id: hospital.deploymentId });
    const standings = fieldStandings(seen.statements.statements, seen.statements.reviews);
    expect(standings.name?.review).toBeNull();
    expect(standings.lifecycleStage?.review?.verdict).toBe("verified");
    await reviewField(reviewer, {
      kind: "deployment",
      id: hospital.deploymentId,
      revision: seen.row.revision,
      field: "name",
      verdict: "verified",
    });
    await verifyRecord(reviewer, await moveInput(reviewer, hospital.deploymentId, "verify"));
    const shown = await getPublishedRecord(visitor, { number: seen.row.number });
    const { name } = shown?.record.document.fields ?? {};
    expect(name).toMatchObject({
      value: "DeepSeek-R1 院内部署",
      source: "hospital",
      verifiedOn: expect.any(String),
    });
    expect(name?.older).toEqual([expect.objectContaining({ value: page.row.name })]);
    expect(JSON.stringify(shown)).not.toContain(evidence);
    const after = await getDeployment(hospital.it, { id: hospital.deploymentId });
    expect(after.row.provenance.name).not.toHaveProperty("claim");
  });
});

/** Says of everything that is still open that it is right. */
async function claimAll(): Promise<void> {
  const all = (record: Parameters<typeof openClaims>[0], known: Record<string, unknown>) => ({
    ...known,
    ...Object.fromEntries(openClaims(record).map((field) => [field, right])),
  });
  const page = await institution();
  const own = { values: fieldValues("institution", page.row), provenance: page.row.provenance };
  await save({}, all(own, institutionFace.present(page).record.claims));
  const served = await getDeployment(hospital.it, { id: hospital.deploymentId });
  const { record } = deploymentFace.present(served);
  const row = { values: fieldValues("deployment", served.row), provenance: served.row.provenance };
  const input = { ...record, moduleName: "通用服务器", id: served.row.id, revision: served.row.revision };
  await updateDeployment(hospital.it, { ...input, claims: all(row, record.claims) });
  const { items } = configurationListFace.present(
    await listConfigurations(hospital.it, { deploymentId: hospital.deploymentId }),
  );
  const configured = items[0];
  if (configured !== undefined) {
    const known = served.current?.configuration;
    const sourced = { values: known?.components ?? {}, provenance: known?.provenance ?? {} };
    await saveConfiguration(hospital.it, {
      ...configured.record,
      deploymentId: hospital.deploymentId,
      revision: served.row.revision + 1,
      claims: all(sourced, configured.record.claims),
    });
  }
  for (const { id } of served.applications) {
    const application = await getApplication(hospital.it, { id });
    const { record: values } = applicationFace.present(application);
    const mine = {
      values: fieldValues("application", application.row),
      provenance: application.row.provenance,
    };
    const filled = {
      summaryZh: "门诊导诊的问答助手，供患者使用",
      intendedPurpose: "回答就诊流程的问题，不提供诊断建议",
    };
    await updateApplication(hospital.it, {
      ...values,
      ...filled,
      id,
      revision: application.row.revision,
      claims: all(mine, values.claims),
    });
  }
}

/** The reviewer finds every claimed field of the dossier in agreement. */
async function reviewAll(): Promise<void> {
  const page = await getDeployment(reviewer, { id: hospital.deploymentId });
  const { records } = page.moves.find(({ move }) => move === "verify") ?? { records: [] };
  for (const { kind, id, revision } of records) {
    for (const field of await fieldsOf(kind, id)) {
      await reviewField(reviewer, { kind, id, revision, field, verdict: "verified" });
    }
  }
}

async function fieldsOf(kind: string, id: string): Promise<string[]> {
  const claimed = (provenance: Record<string, { claim?: unknown }>) =>
    Object.keys(provenance).filter((field) => provenance[field]?.claim !== undefined);
  if (kind === "institution") return claimed((await getInstitution(reviewer, { id })).row.provenance);
  if (kind === "application") return claimed((await getApplication(reviewer, { id })).row.provenance);
  const { row, current } = await getDeployment(reviewer, { id });
  const configured = claimed(current?.configuration.provenance ?? {});
  return [...claimed(row.provenance), ...configured.map((field) => `configuration.${field}`)];
}
