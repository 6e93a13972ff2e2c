import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { saveClassification } from "@/lib/classification/record-commands";
import { listClassifications } from "@/lib/classification/record-queries";
import { classificationAnswers, classificationValues } from "@/lib/testing/classification-form";
import { draftDeployment } from "@/lib/testing/journey";
import { makeHospital, openTestPortal, type TestHospital, type TestPortal } from "@/lib/testing/portal";
import { getClassified } from "./classified-queries";
import { listUrgentObligations } from "./queries";
import { completeClassification } from "./submit-commands";
import { withdrawModule } from "./withdraw-commands";

let portal: TestPortal;
let hospital: TestHospital;
let applicationId: string;

beforeAll(async () => {
  portal = await openTestPortal();
  hospital = await makeHospital(portal);
});
afterAll(() => portal.close());
beforeEach(async () => {
  ({ applicationId } = await draftDeployment(hospital));
});

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
const form = (answers: typeof office, module?: string, moduleName?: string) => ({
  ...classificationValues(applicationId, 0, answers),
  ...(module === undefined ? {} : { module, moduleName }),
});
const complete = (...asked: Parameters<typeof form>) => completeClassification(hospital.it, form(...asked));
const statusNow = async () => {
  const { strictest } = await getClassified(hospital.it, { applicationId });
  return [strictest?.results.CN?.status, strictest?.tier];
};
const duties = async () =>
  (await listUrgentObligations(hospital.it, { applicationId })).map(({ duty }) => duty.id);
const states = async () => {
  const { items } = await listClassifications(hospital.it, { after: null, applicationId });
  return items.map(({ row }) => [row.moduleKey, row.revision, row.state]);
};
const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => null,
    ({ code, fields }) => fields?.[0] ?? code,
  );

describe("the modules of an application", () => {
  it("give it the result of the strictest, until that one is taken out with what only it asked for", async () => {
    await complete(office);
    const [quiet, before] = [await statusNow(), await duties()];
    expect(quiet[0]).toBe("non-device");
    const { id } = await complete(classificationAnswers(), "module-2", "诊前预问诊");
    expect((await statusNow())[0]).toBe("device-ambiguous");
    expect((await duties()).length).toBeGreaterThan(before.length);

    await withdrawModule(hospital.it, { id, revision: 1, reason: "预问诊已停用" });
    expect(await statusNow()).toEqual(quiet);
    expect(await duties()).toEqual(before);
    expect(await states()).toEqual([
      ["main", 1, "submitted"],
      ["module-2", 1, "superseded"],
    ]);
    const again = withdrawModule(hospital.it, { id, revision: 1, reason: "预问诊已停用" });
    expect(await codeOf(again)).toBe("record.wrong-state");
  });

  it("have names, each its own", async () => {
    await complete(office);
    const save = (name: string | null, module: string) =>
      codeOf(saveClassification(hospital.it, { ...form(office, module), moduleName: name }));
    expect(await save(null, "module-2")).toMatchObject({ path: "moduleName", code: "required" });
    expect(await save("随访问卷", "module-2")).toBeNull();
    expect(await save("随访问卷", "module-3")).toMatchObject({ path: "moduleName", code: "moduleNameTaken" });
    const renamed = { ...form(office, "module-2", "随访提醒"), revision: 1 };
    expect(await codeOf(saveClassification(hospital.it, renamed))).toBeNull();
    expect(await save("随访问卷", "module-3")).toBeNull();
  });

  it("cannot lose the application itself, and go only by their newest version", async () => {
    const main = await complete(office);
    const reason = "不再使用";
    expect(await codeOf(withdrawModule(hospital.it, { id: main.id, revision: 1, reason }))).toBe(
      "record.wrong-state",
    );
    const first = await complete(office, "module-2", "随访问卷");
    await saveClassification(hospital.it, { ...form(office, "module-2", "随访问卷"), revision: 1 });
    expect(await codeOf(withdrawModule(hospital.it, { id: first.id, revision: 1, reason }))).toBe(
      "record.stale",
    );
  });
});

it("keeps and hands in as one: what lacks an answer leaves no version behind", async () => {
  const lacking = complete(classificationAnswers({ adaptive: null }));
  expect(await codeOf(lacking)).toEqual({ path: "answers.adaptive", code: "unanswered" });
  expect(await states()).toEqual([]);
});
