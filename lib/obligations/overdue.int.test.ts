import { eq, isNotNull } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { obligationRecords, obligations } from "@/db/schema/obligations";
import { createApplication } from "@/lib/applications/commands";
import type { Viewer } from "@/lib/auth/actor";
import { newId } from "@/lib/ids";
import { decideDispute, fileDispute } from "@/lib/records/dispute-commands";
import { classificationAnswers, classificationValues } from "@/lib/testing/classification-form";
import { applicationValues } from "@/lib/testing/forms";
import { publishedDeployment } from "@/lib/testing/journey";
import {
  makeHospital,
  makeReviewer,
  openTestPortal,
  type TestHospital,
  type TestPortal,
} from "@/lib/testing/portal";
import { listFindings } from "./finding-queries";
import { listOverdue } from "./overdue-queries";
import { listUrgentObligations } from "./queries";
import { completeClassification } from "./submit-commands";
import { duties } from "./table";

let portal: TestPortal;
let hospital: TestHospital;
let reviewer: Viewer;
let made: Awaited<ReturnType<typeof publishedDeployment>>;

beforeAll(async () => {
  portal = await openTestPortal();
  hospital = await makeHospital(portal);
  reviewer = await makeReviewer(portal);
  made = await publishedDeployment(hospital, reviewer);
  await completeClassification(hospital.it, classificationValues(made.applicationId));
});
afterAll(() => portal.close());

/** Something done about an obligation at some time, as if that time had been. */
async function done(duty: string, act: "evidence" | "waiver", at: string) {
  await portal.asMaintenance(async (tx) => {
    const [row] = await tx.select().from(obligations).where(eq(obligations.duty, duty));
    if (row === undefined) throw new Error(`${duty} is no obligation here`);
    const { institutionId, jurisdictionCode, id: obligationId } = row;
    const by = { byId: newId(), byName: "质量办", byRole: "hospital_quality" };
    const said = { act, note: "佐证", at: new Date(at), ...by };
    await tx
      .insert(obligationRecords)
      .values({ institutionId, jurisdictionCode, id: newId(), obligationId, ...said });
  });
}

it("counts for a reviewer what the records of its hospitals say is overdue, whatever was done about it", async () => {
  const overdue = async () => {
    const all = await listUrgentObligations(reviewer, { applicationId: null });
    return all.filter(({ state }) => state === "overdue").map(({ duty }) => duty.id);
  };
  expect(await listOverdue(reviewer, {})).toMatchObject({ count: 0, items: [], hospitals: 0 });
  await portal.asMaintenance((tx) =>
    tx.update(obligations).set({ dueOn: "2026-01-05" }).where(isNotNull(obligations.dueOn)),
  );
  const all = await listUrgentObligations(reviewer, { applicationId: null });
  const late = all.filter(({ state }) => state === "overdue");
  const [first, once] = late.filter(({ duty }) => duty.cadenceMonths === null).map(({ duty }) => duty.id);
  const recurring = duties.find(({ id, cadenceMonths }) => cadenceMonths !== null && id !== once)?.id;
  if (first === undefined || once === undefined || recurring === undefined) throw new Error("too few duties");
  // One that comes again, in the place of one that does not.
  await portal.asMaintenance((tx) =>
    tx.update(obligations).set({ duty: recurring }).where(eq(obligations.duty, first)),
  );
  const agree = async () => {
    const { count, items, hospitals } = await listOverdue(reviewer, {});
    const expected = await overdue();
    expect([count, hospitals]).toEqual([expected.length, 1]);
    expect(items.every(({ state }) => state === "overdue")).toBe(true);
    return expected;
  };
  expect((await agree()).length).toBe(late.length);
  await done(recurring, "evidence", "2024-02-29T16:30:00Z");
  expect(await agree()).toContain(recurring);
  await done(recurring, "evidence", new Date().toISOString());
  expect(await agree()).not.toContain(recurring);
  await done(once, "evidence", "2024-02-29T16:30:00Z");
  expect(await agree()).not.toContain(once);
  await done(recurring, "waiver", new Date().toISOString());
  await agree();
});

it("ends with the record: a deployment that leaves the register leaves nothing to do", async () => {
  const other = await createApplication(hospital.it, applicationValues(made.id, "门诊挂号问答"));
  const office = classificationAnswers({
    outputRecipient: "staff",
    functions: ["admin-info"],
    declaredMedicalPurpose: "no",
    patientSpecific: "no",
    inputData: ["admin-docs"],
    outputForm: "document-draft",
    outputUsedForDxTx: "no",
    significance: "none",
    situation: "na",
    worstHarm: "none",
    personalDataLevel: "none",
  });
  await completeClassification(hospital.it, classificationValues(other.id, 0, office));
  expect((await listFindings(reviewer, { deploymentId: made.id })).count).toBe(1);
  const { id } = await fileDispute(hospital.it, {
    kind: "deployment",
    id: made.id,
    grounds: "never_deployed",
    statement: "本院从未部署过这一模型，公告所指为另一家医院",
  });
  await decideDispute(reviewer, { disputeId: id, decision: "upheld", reason: "经核实，所指为另一家医院" });
  expect(await listUrgentObligations(hospital.it, { applicationId: null })).toEqual([]);
  expect(await listFindings(reviewer, { deploymentId: null })).toMatchObject({ count: 0 });
  expect(await listOverdue(reviewer, {})).toMatchObject({ count: 0 });
});
