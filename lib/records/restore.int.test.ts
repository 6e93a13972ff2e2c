import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { saveConfiguration, updateDeployment } from "@/lib/deployments/commands";
import { restoreDeployment } from "@/lib/deployments/restore-commands";
import { configurationValues, deploymentValues } from "@/lib/testing/forms";
import { draftDeployment } from "@/lib/testing/journey";
import { makeHospital, openTestPortal, type TestHospital, type TestPortal } from "@/lib/testing/portal";
import { getVersions } from "./version-queries";

let portal: TestPortal;
let hospital: TestHospital;

beforeAll(async () => {
  portal = await openTestPortal();
  hospital = await makeHospital(portal);
});
afterAll(() => portal.close());

const asked = { from: null, to: null };

describe("a restore", () => {
  it("brings an earlier version back as a new one: said today, restored from then", async () => {
    const made = await draftDeployment(hospital, "第二版的名称");
    const changed = { ...configurationValues(made.id, 2), quantization: "int8" };
    await saveConfiguration(hospital.it, changed);
    await updateDeployment(hospital.it, { ...deploymentValues("第四版的名称"), id: made.id, revision: 3 });
    const restored = await restoreDeployment(hospital.it, { id: made.id, revision: 4, version: 2 });
    expect(restored.revision).toBe(5);
    const { before, after, versions } = await getVersions(hospital.it, {
      kind: "deployment",
      id: made.id,
      from: 2,
      to: 5,
    });
    expect(after?.values).toEqual(before?.values);
    expect(versions[0]).toMatchObject({ step: "restored", restoredFrom: 2, changed: 2 });
    expect(after?.provenance.name).toMatchObject({ source: "hospital", restoredFrom: 2 });
    expect(after?.provenance["configuration.quantization"]).toMatchObject({ restoredFrom: 2 });
    expect(after?.provenance.hosting?.restoredFrom).toBeUndefined();
    const [event] = await portal.asMaintenance((tx) =>
      tx.execute<{ diff: object; detail: object }>(sql`
        select event->'diff' as diff, event->'detail' as detail from audit_events
        where action = 'record.restored' and object_id = ${made.id}`),
    );
    expect(event).toEqual({
      diff: { name: { from: "第四版的名称", to: "第二版的名称" } },
      detail: { restoredFrom: 2 },
    });
  });

  it("meets the gate of every edit: somebody who was first, a version that says the same, one that is not there", async () => {
    const made = await draftDeployment(hospital);
    const restore = (revision: number, version: number) =>
      restoreDeployment(hospital.it, { id: made.id, revision, version });
    await expect(restore(1, 1)).rejects.toMatchObject({ code: "record.stale" });
    await expect(restore(2, 1)).rejects.toMatchObject({ code: "record.nothing-to-restore" });
    await expect(restore(2, 7)).rejects.toMatchObject({ code: "record.not-found" });
    await expect(
      restoreDeployment(hospital.quality, { id: made.id, revision: 2, version: 1 }),
    ).rejects.toMatchObject({ code: "permission.denied" });
  });

  it("is refused by today's schema, field by field, and changes nothing", async () => {
    const made = await draftDeployment(hospital, "旧版");
    await updateDeployment(hospital.it, { ...deploymentValues("新版"), id: made.id, revision: 2 });
    await portal.asMaintenance((tx) =>
      tx.execute(sql`update record_versions set values = values || '{"name": "患者 11010519491231002X", "hosting": "cloud-nine"}'
        where record_id = ${made.id} and revision = 2`),
    );
    await expect(
      restoreDeployment(hospital.it, { id: made.id, revision: 3, version: 2 }),
    ).rejects.toMatchObject({
      code: "input.personal-data",
      fields: expect.arrayContaining([
        expect.objectContaining({ path: "hosting" }),
        expect.objectContaining({ path: "name", code: "personalData.idNumber" }),
      ]),
    });
    const { summary } = await getVersions(hospital.it, { kind: "deployment", id: made.id, ...asked });
    expect(summary).toMatchObject({ revision: 3, name: "新版" });
  });
});
