import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { classifications } from "@/db/schema/classifications";
import { updateDeployment } from "@/lib/deployments/commands";
import { submitClassification } from "@/lib/obligations/submit-commands";
import { askApi, tokenFor } from "@/lib/testing/api";
import { classificationAnswers, classificationValues } from "@/lib/testing/classification-form";
import { deploymentValues } from "@/lib/testing/forms";
import { draftDeployment } from "@/lib/testing/journey";
import { makeHospital, openTestPortal, type TestHospital, type TestPortal } from "@/lib/testing/portal";
import { saveClassification } from "./record-commands";
import { listClassifications, readClassification } from "./record-queries";

let portal: TestPortal;
let hospital: TestHospital;
let token: string;
let made: Awaited<ReturnType<typeof draftDeployment>>;

beforeAll(async () => {
  portal = await openTestPortal();
  hospital = await makeHospital(portal);
  token = await tokenFor(hospital.it);
});
afterAll(() => portal.close());
beforeEach(async () => {
  made = await draftDeployment(hospital);
});

const save = (revision = 0, answers = classificationAnswers()) =>
  saveClassification(hospital.it, classificationValues(made.applicationId, revision, answers));
const versions = async () => {
  const { items } = await listClassifications(hospital.it, {
    after: null,
    applicationId: made.applicationId,
  });
  return items.map(({ row }) => [row.revision, row.state]);
};
const post = (path: string, body: unknown, revision: number) =>
  askApi("POST", path, { token, body, headers: { "if-match": `"${revision}"` } });

describe("saving", () => {
  it("keeps the answers with what they come to, and each save as a version of its own", async () => {
    const first = await save(0, classificationAnswers({ outputUsedForDxTx: null }));
    expect(first).toMatchObject({ revision: 1, state: "saved", results: { EU: { status: "undetermined" } } });
    const second = await save(1);
    expect(second).toMatchObject({
      revision: 2,
      results: { CN: { status: "device-ambiguous", class: "III" } },
    });
    expect(await versions()).toEqual([
      [1, "superseded"],
      [2, "saved"],
    ]);
    const read = await readClassification(hospital.it, { id: first.id });
    expect(read).toMatchObject({
      mismatch: null,
      row: { cnStatus: "device-ambiguous", euStatus: "undetermined" },
    });
  });

  it("tells the second of two who saved first", async () => {
    await save();
    const again = save(0).catch((error) => error);
    expect(await again).toMatchObject({ code: "record.stale", values: { by: "信息员" } });
    const both = await Promise.allSettled([save(1), save(1)]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it.each([
    ["status", { status: "non-device" }],
    ["class", { class: "I" }],
    ["tier", { tier: "T1" }],
    ["results", { results: {} }],
  ])("takes no %s: it is derived and never picked", async (name, extra) => {
    const { applicationId: _, revision: __, ...body } = classificationValues(made.applicationId);
    const refused = await post(
      `/applications/${made.applicationId}/classifications`,
      { ...body, ...extra },
      0,
    );
    expect(refused).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: `/${name}`, code: "unknownField" }] },
    });
    expect(await versions()).toEqual([]);
  });

  it.each([
    [{ mood: "good" }, "/answers/mood", "unknownQuestion"],
    [{ outputForm: "poem" }, "/answers/outputForm", "unknownOption"],
    [{ CN: "device" }, "/answers/CN", "unknownQuestion"],
  ])("refuses %j by name", async (changes, pointer, code) => {
    const body = { answers: { ...classificationAnswers(), ...changes } };
    const refused = await post(`/applications/${made.applicationId}/classifications`, body, 0);
    expect(refused).toMatchObject({ status: 422, body: { errors: [{ pointer, code }] } });
  });

  it("lets the record of the deployment say where it runs", async () => {
    const refused = await save(0, classificationAnswers({ deployment: "private-cloud" })).catch(
      (error) => error,
    );
    expect(refused.fields).toEqual([{ path: "answers.deployment", code: "answerOfRecord" }]);
    const { id } = await save(0, classificationAnswers({ deployment: null, partitioned: null }));
    const { row } = await readClassification(hospital.it, { id });
    expect(row.answers).toMatchObject({ deployment: "on-premises", partitioned: "no" });
  });
});

describe("handing in", () => {
  it("closes the version for good, and the next one takes its place", async () => {
    const first = await save();
    await submitClassification(hospital.it, { id: first.id, revision: 1 });
    const again = submitClassification(hospital.it, { id: first.id, revision: 1 }).catch((error) => error);
    expect(await again).toMatchObject({ code: "record.wrong-state" });
    const second = await save(1, classificationAnswers({ adaptive: "continuous" }));
    expect(await versions()).toEqual([
      [1, "submitted"],
      [2, "saved"],
    ]);
    await submitClassification(hospital.it, { id: second.id, revision: 2 });
    expect(await versions()).toEqual([
      [1, "superseded"],
      [2, "submitted"],
    ]);
  });

  it("names every question that is asked and open", async () => {
    const { id } = await save(0, classificationAnswers({ adaptive: null, worstHarm: null }));
    const refused = await post(`/classifications/${id}/submit`, {}, 1);
    expect(refused).toMatchObject({
      status: 422,
      body: {
        code: "record.incomplete",
        errors: [
          { pointer: "/answers/worstHarm", code: "unanswered" },
          { pointer: "/answers/adaptive", code: "unanswered" },
        ],
      },
    });
  });

  it("takes an answer of “unsure”: not settled is a result", async () => {
    const { id } = await save(0, classificationAnswers({ outputUsedForDxTx: "unsure" }));
    expect(await submitClassification(hospital.it, { id, revision: 1 })).toMatchObject({
      state: "submitted",
    });
  });

  it("asks the record once more where it runs", async () => {
    const { id } = await save();
    const moved = { ...deploymentValues(), hosting: "private-cloud", id: made.id, revision: 2 };
    await updateDeployment(hospital.it, moved);
    const refused = await submitClassification(hospital.it, { id, revision: 1 }).catch((error) => error);
    expect(refused.fields).toEqual([{ path: "answers.deployment", code: "answerOfRecord" }]);
  });
});

describe("a stored result", () => {
  it("can be changed by no hospital, whatever the program does", async () => {
    const { id } = await save();
    for (const column of ["answers", "result", "cn_status", "tier", "as_of", "rule_set_digest"]) {
      const [granted] = await portal.asMaintenance((tx) =>
        tx.execute<{ may: boolean }>(
          sql`select has_column_privilege('portal_hospital', 'classifications', ${column}, 'update') as may`,
        ),
      );
      expect([column, granted?.may]).toEqual([column, false]);
    }
    expect(await readClassification(hospital.it, { id })).toMatchObject({ mismatch: null });
  });

  it.each([
    [
      "result",
      { tier: "T1", result: { results: {}, tier: "T1", prohibitions: [], obligations: [], flags: [] } },
    ],
    ["answers", { answers: { outputForm: "directive" } }],
    ["rule-set", { ruleSetDigest: "0".repeat(64) }],
  ])("that does not come again (%s) says so, is shown as it stands and logged", async (mismatch, changes) => {
    const { id } = await save();
    await portal.asMaintenance((tx) =>
      tx.update(classifications).set(changes).where(eq(classifications.id, id)),
    );
    const logged = vi.spyOn(console, "error").mockImplementation(() => {});
    const read = await askApi("GET", `/classifications/${id}`, { token });
    expect(read).toMatchObject({ status: 200, body: { replay: { agrees: false, mismatch } } });
    expect(logged.mock.calls.join()).toContain(id);
    logged.mockRestore();
  });

  it("says of itself that nobody has decided it", async () => {
    const { id } = await save();
    const read = await askApi("GET", `/classifications/${id}`, { token });
    expect(read).toMatchObject({
      status: 200,
      body: { decision: null, replay: { agrees: true, mismatch: null }, module: { key: "main", name: null } },
    });
    expect(read.headers.get("etag")).toMatch(/^"1-/);
  });
});
