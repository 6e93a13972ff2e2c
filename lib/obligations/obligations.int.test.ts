import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { classifications } from "@/db/schema/classifications";
import { partitionFindings } from "@/db/schema/obligations";
import { createApplication, updateApplication } from "@/lib/applications/commands";
import type { Viewer } from "@/lib/auth/actor";
import { daysAfter } from "@/lib/calendar";
import type { Answers } from "@/lib/classification/answers";
import { saveClassification } from "@/lib/classification/record-commands";
import { beijingDate, now } from "@/lib/clock";
import { updateDeployment } from "@/lib/deployments/commands";
import { submitClassification } from "@/lib/obligations/submit-commands";
import { confirmRecord, submitRecord, verifyRecord } from "@/lib/records/commands";
import { getPublishedRecord } from "@/lib/register/queries";
import { classificationAnswers, classificationValues, office } from "@/lib/testing/classification-form";
import { applicationValues, deploymentValues } from "@/lib/testing/forms";
import { draftDeployment, moveInput } from "@/lib/testing/journey";
import {
  makeHospital,
  makeReviewer,
  openTestPortal,
  type TestHospital,
  type TestPortal,
  visitor,
} from "@/lib/testing/portal";
import { attachEvidence, waiveObligation } from "./commands";
import { listFindings } from "./finding-queries";
import { listUrgentObligations } from "./queries";

let portal: TestPortal;
let hospital: TestHospital;
let reviewer: Viewer;
let made: Awaited<ReturnType<typeof draftDeployment>>;

beforeAll(async () => {
  portal = await openTestPortal();
  reviewer = await makeReviewer(portal);
});
afterAll(() => portal.close());
beforeEach(async () => {
  hospital = await makeHospital(portal);
  made = await draftDeployment(hospital);
});

async function classify(applicationId: string, answers: Answers, revision = 0) {
  const { id } = await saveClassification(
    hospital.it,
    classificationValues(applicationId, revision, answers),
  );
  await submitClassification(hospital.it, { id, revision: revision + 1 });
  return id;
}
const dutiesOf = async (applicationId = made.applicationId) =>
  (await listUrgentObligations(hospital.it, { applicationId })).map(({ duty, state, dueOn }) => [
    duty.id,
    state,
    dueOn,
  ]);
const names = async () => (await dutiesOf()).map(([id]) => id);
const today = () => beijingDate(now());

describe("obligations", () => {
  it("follow from what is handed in, with their dates; what waits for a part of the portal is not due", async () => {
    await classify(made.applicationId, classificationAnswers());
    const found = await dutiesOf();
    expect(found).toContainEqual(["cn-classification-ruling", "due", daysAfter(today(), 60)]);
    expect(found).toContainEqual(["evaluation-clinical", "not_due", null]);
    expect(found.some(([, state]) => state === "met")).toBe(false);
  });

  it("keep their date when a form is handed in again, and end when nothing asks for them", async () => {
    await classify(made.applicationId, classificationAnswers());
    const [ruling] = (await listUrgentObligations(hospital.it, { applicationId: made.applicationId })).filter(
      ({ duty }) => duty.id === "cn-classification-ruling",
    );
    await classify(made.applicationId, classificationAnswers({ adaptive: "continuous" }), 1);
    expect(await names()).toEqual(expect.arrayContaining(["change-lane", "cn-classification-ruling"]));
    const again = await listUrgentObligations(hospital.it, { applicationId: made.applicationId });
    expect(again.find(({ id }) => id === ruling?.id)?.dueOn).toBe(ruling?.dueOn);
    await classify(made.applicationId, classificationAnswers(office), 2);
    expect(await names()).not.toContain("cn-classification-ruling");
  });

  it("are met by evidence where that can be, and by nothing where a part of the portal is missing", async () => {
    await classify(made.applicationId, classificationAnswers());
    const all = await listUrgentObligations(hospital.it, { applicationId: made.applicationId });
    const idOf = (id: string) => all.find(({ duty }) => duty.id === id)?.id ?? "";
    await attachEvidence(hospital.quality, {
      id: idOf("cn-classification-ruling"),
      note: "受理凭证 2026-0001",
      link: "https://hospital.example/receipt",
    });
    expect(await dutiesOf()).toContainEqual(["cn-classification-ruling", "met", null]);
    const early = attachEvidence(hospital.it, { id: idOf("evaluation-clinical"), note: "已完成评测" });
    await expect(early).rejects.toMatchObject({ code: "obligation.no-evidence" });
  });

  it("are waived by a reviewer with a reason, and then take no evidence", async () => {
    await classify(made.applicationId, classificationAnswers());
    const [first] = await listUrgentObligations(hospital.it, { applicationId: made.applicationId });
    const id = first?.id ?? "";
    await expect(waiveObligation(reviewer, { id, note: "" })).rejects.toMatchObject({
      code: "input.invalid",
    });
    await waiveObligation(reviewer, { id, note: "已由省级统一办理" });
    const seen = await listUrgentObligations(reviewer, { applicationId: made.applicationId });
    expect(seen.find((item) => item.id === id)).toMatchObject({
      state: "waived",
      latest: { note: "已由省级统一办理", byRole: "reviewer" },
    });
    const late = attachEvidence(hospital.it, { id, note: "补交材料" });
    await expect(late).rejects.toMatchObject({ code: "record.wrong-state" });
  });
});

describe("a change of what was classified", () => {
  const stored = (id: string) =>
    portal.asMaintenance((tx) => tx.select().from(classifications).where(eq(classifications.id, id)));
  const edit = async (changes: Record<string, unknown>, revision: number) => {
    const { deploymentId: _, ...values } = applicationValues("");
    await updateApplication(hospital.it, { ...values, ...changes, id: made.applicationId, revision });
  };

  it("reopens it when the intended use changes, not when a name does; handing in again closes it", async () => {
    const id = await classify(made.applicationId, classificationAnswers());
    await edit({ nameZh: "诊前问询" }, 1);
    expect(await stored(id)).toMatchObject([{ reopenedAt: null }]);
    await edit({ significance: "drive", outputTypes: ["diagnosis"] }, 2);
    expect(await stored(id)).toMatchObject([
      { state: "submitted", reopenedFields: ["significance", "outputTypes"].sort() },
    ]);
    expect(await dutiesOf()).toContainEqual(["reclassify", "due", daysAfter(today(), 30)]);
    await classify(made.applicationId, classificationAnswers({ significance: "drive" }), 1);
    expect(await names()).not.toContain("reclassify");
  });

  it("reopens it when the deployment moves elsewhere", async () => {
    const id = await classify(made.applicationId, classificationAnswers());
    const moved = { ...deploymentValues(), hosting: "private-cloud", id: made.id, revision: 2 };
    await updateDeployment(hospital.it, moved);
    expect(await stored(id)).toMatchObject([{ reopenedFields: ["deployment"] }]);
    expect(await names()).toContain("reclassify");
  });
});

describe("a device module beside one that is none", () => {
  const findings = () =>
    portal.asMaintenance((tx) =>
      tx.select().from(partitionFindings).where(eq(partitionFindings.deviceId, made.applicationId)),
    );

  it("is found on both records with a date, keeps them from being verified, and goes with the move", async () => {
    const other = await createApplication(hospital.it, applicationValues(made.id, "院务问答"));
    await classify(made.applicationId, classificationAnswers());
    expect(await findings()).toEqual([]);
    await classify(other.id, classificationAnswers(office));
    expect(await findings()).toMatchObject([
      { otherId: other.id, dueOn: daysAfter(today(), 90), resolvedAt: null },
    ]);
    const shownTo = async (viewer: Viewer, deploymentId: string | null) =>
      (await listFindings(viewer, { deploymentId })).items.map(({ device, isLate }) => [device.id, isLate]);
    expect(await listFindings(hospital.it, { deploymentId: null })).toMatchObject({ count: 1, overdue: 0 });
    const stranger = await makeHospital(portal);
    expect(await shownTo(hospital.it, null)).toEqual([[made.applicationId, false]]);
    expect(await shownTo(hospital.it, made.id)).toEqual([[made.applicationId, false]]);
    expect(await shownTo(hospital.it, other.id)).toEqual([]);
    expect(await shownTo(stranger.it, null)).toEqual([]);
    await submitRecord(hospital.it, await moveInput(hospital.it, made.id, "submit"));
    await confirmRecord(hospital.quality, await moveInput(hospital.quality, made.id, "confirm"));
    const verified = await verifyRecord(reviewer, await moveInput(reviewer, made.id, "verify")).catch(
      (error) => error,
    );
    expect(verified).toMatchObject({ code: "record.incomplete" });
    expect(await shownTo(reviewer, made.id)).toEqual([[made.applicationId, false]]);
    expect(verified.fields.map(({ code }: { code: string }) => code)).toEqual([
      "partitionOpen",
      "partitionOpen",
    ]);
    await classify(made.applicationId, classificationAnswers(office), 1);
    expect(await findings()).toMatchObject([{ resolvedAt: expect.any(Date) }]);
    expect(await shownTo(hospital.it, null)).toEqual([]);
    await verifyRecord(reviewer, await moveInput(reviewer, made.id, "verify"));
    const shown = await getPublishedRecord(visitor, { number: made.applicationNumber });
    expect(shown?.record.document.classification).toMatchObject({
      results: { CN: { status: "non-device", class: null } },
      modules: 1,
      decision: null,
    });
  });
});
