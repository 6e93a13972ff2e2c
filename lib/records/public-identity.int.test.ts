import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Viewer } from "@/lib/auth/actor";
import { saveConfiguration } from "@/lib/deployments/commands";
import { getDeployment } from "@/lib/deployments/queries";
import { updateInstitution } from "@/lib/institutions/commands";
import { getInstitution } from "@/lib/institutions/queries";
import { filterOf } from "@/lib/register/facets";
import { getPublishedRecord, searchRegister } from "@/lib/register/queries";
import { configurationValues } from "@/lib/testing/forms";
import { institutionValues } from "@/lib/testing/institution-form";
import { publishedDeployment } from "@/lib/testing/journey";
import {
  inventedUscc,
  makeHospital,
  makeReviewer,
  openTestPortal,
  type TestPortal,
  visitor,
} from "@/lib/testing/portal";
import { confirmRecord, submitRecord, verifyRecord } from "./commands";
import { listOpenRecords, listReviewQueue } from "./queries";

let portal: TestPortal;
let reviewer: Viewer;

beforeAll(async () => {
  portal = await openTestPortal();
  reviewer = await makeReviewer(portal);
});
afterAll(() => portal.close());

describe("what the public reads after a hospital changed a published record by itself", () => {
  it("keeps the institution's names and code until a reviewer has seen the new ones", async () => {
    const own = await makeHospital(portal);
    const made = await publishedDeployment(own, reviewer);
    const { row } = await getInstitution(own.it, { id: own.id });
    const stolen = { nameZh: "别家医院", uscc: inventedUscc(), grade: "a" };
    const values = { ...institutionValues(own.id, row.revision, own.jurisdictionCode), ...stolen };
    await updateInstitution(own.it, values);
    const root = {
      kind: "institution" as const,
      id: own.id,
      seen: [{ id: own.id, revision: row.revision + 1 }],
    };
    await submitRecord(own.it, root);
    await confirmRecord(own.quality, root);
    const shown = async () => (await getPublishedRecord(visitor, { number: row.number }))?.record;
    const application = async () =>
      (await getPublishedRecord(visitor, { number: made.applicationNumber }))?.record;
    expect(await shown()).toMatchObject({ nameZh: own.nameZh, grade: "a", badge: "hospital_confirmed" });
    expect((await shown())?.document.fields).toMatchObject({
      nameZh: { value: own.nameZh },
      uscc: { value: row.uscc },
    });
    expect(await application()).toMatchObject({ institutionNameZh: own.nameZh });
    const found = { filter: filterOf({ q: stolen.uscc }) };
    expect((await searchRegister(visitor, found)).rows).toEqual([]);
    await verifyRecord(reviewer, root);
    expect(await shown()).toMatchObject({ nameZh: stolen.nameZh, badge: "reviewer_verified" });
    expect(await application()).toMatchObject({ institutionNameZh: stolen.nameZh });
  });

  it("trusts an application no further than the deployment that serves it", async () => {
    const own = await makeHospital(portal);
    const made = await publishedDeployment(own, reviewer);
    const badge = async () =>
      (await getPublishedRecord(visitor, { number: made.applicationNumber }))?.record.badge;
    const { row } = await getDeployment(own.it, { id: made.id });
    const other = { ...configurationValues(made.id, row.revision), modelName: "另一个模型" };
    await saveConfiguration(own.it, other);
    const root = {
      kind: "deployment" as const,
      id: made.id,
      seen: [{ id: made.id, revision: row.revision + 1 }],
    };
    await submitRecord(own.it, root);
    expect(await badge()).toBe("reviewer_verified");
    await confirmRecord(own.quality, root);
    expect(await badge()).toBe("hospital_confirmed");
    const waiting = (items: { id: string }[]) => items.some(({ id }) => id === made.id);
    expect(waiting(await listReviewQueue(reviewer, {}))).toBe(true);
    expect(waiting(await listOpenRecords(own.it, {}))).toBe(true);
    await verifyRecord(reviewer, root);
    expect(await badge()).toBe("reviewer_verified");
  });
});

it("what is public from a source and unconfirmed waits for its hospital, its applications too, and for no reviewer", async () => {
  const own = await makeHospital(portal);
  const made = await publishedDeployment(own, reviewer);
  const ids = [own.id, made.id, made.applicationId];
  const waiting = async (viewer: Viewer) =>
    (await listOpenRecords(viewer, {})).map(({ id }) => id).filter((id) => ids.includes(id));
  expect(await waiting(own.it)).toEqual([]);
  await portal.asMaintenance(async (tx) => {
    for (const name of ["institutions", "deployments", "applications"]) {
      await tx.execute(
        sql`update ${sql.identifier(name)} set origin = 'public_source', confirmed_revision = null, verified_revision = null where institution_id = ${own.id}`,
      );
    }
  });
  expect((await waiting(own.it)).sort()).toEqual([...ids].sort());
  expect(await waiting(reviewer)).toEqual([]);
});
