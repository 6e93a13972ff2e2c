import { afterAll, beforeAll, expect, it } from "vitest";
import { conflictDeclarations } from "@/db/schema/review-exchange";
import { newId } from "@/lib/ids";
import { classifyFor } from "@/lib/testing/classified";
import { draftDeployment } from "@/lib/testing/journey";
import { makeHospital, openTestPortal, type TestHospital, type TestPortal } from "@/lib/testing/portal";
import { addCase } from "@/lib/testing/review-rows";
import { declare, makeOfficials, type Officials } from "@/lib/testing/reviews";
import { addComment, declareConflict } from "./commands/exchange";
import { claimCase, releaseCase } from "./commands/hold";
import { readCase } from "./queries/case";

let portal: TestPortal;
let hospital: TestHospital;
let nhc: Officials;
let id: string;

beforeAll(async () => {
  portal = await openTestPortal();
  nhc = await makeOfficials(portal);
  hospital = await makeHospital(portal);
  const { applicationId } = await draftDeployment(hospital);
  const { classificationId } = await classifyFor(hospital.it, applicationId);
  const about = { applicationId, classificationId };
  ({ caseId: id } = await addCase(portal, hospital, about, { stage: "queued", officials: [] }));
});
afterAll(() => portal.close());

it("a declared tie stands: whoever said it may add to it, and is kept out whatever else they say", async () => {
  const { first, second } = nhc;
  await claimCase(first, { id });
  await declare(first, id);
  const remark = { id, path: "modules.main", severity: "advisory", text: "请核对范围" };
  await addComment(first, remark);
  const [tie, more] = ["配偶在该院任职", "配偶现任该院信息科主任"];
  await declareConflict(first, { id, hasConflict: true, statement: tie });
  await expect(declare(first, id)).rejects.toMatchObject({ code: "review.tie-stands" });
  // Also where such a statement stands in the database from before it was refused.
  const place = { institutionId: hospital.id, jurisdictionCode: hospital.jurisdictionCode, caseId: id };
  const said = { userId: first.userId, userName: first.name, hasConflict: false, at: new Date() };
  await portal.asMaintenance((tx) =>
    tx.insert(conflictDeclarations).values({ ...place, id: newId(), ...said }),
  );
  await expect(addComment(first, remark)).rejects.toMatchObject({ code: "review.conflict" });
  await declareConflict(first, { id, hasConflict: true, statement: more });
  const { declaration } = await readCase(first, { id });
  expect(declaration).toMatchObject({ hasConflict: true, statement: tie, added: [{ statement: more }] });
  await releaseCase(first, { id });
  await expect(claimCase(first, { id })).rejects.toMatchObject({ code: "review.conflict" });
  // It keeps out nobody else.
  expect(await claimCase(second, { id })).toMatchObject({ holderId: second.userId });
  expect((await readCase(second, { id })).declaration).toBeNull();
});
