import { afterAll, beforeAll, expect, it } from "vitest";
import { getApplication } from "@/lib/applications/queries";
import type { Viewer } from "@/lib/auth/actor";
import { updateDeployment } from "@/lib/deployments/commands";
import { getDeployment } from "@/lib/deployments/queries";
import { filterOf } from "@/lib/register/facets";
import { countByProvince, getPublishedRecord, searchRegister } from "@/lib/register/queries";
import { makeReviewer, openTestPortal, type TestPortal, visitor } from "@/lib/testing/portal";
import { type ClaimedHospital, claimingHospital, loadNamedInstitutions } from "@/lib/testing/public-source";
import { decideDispute, fileDispute, withdrawDispute } from "./dispute-commands";
import { listDisputesOf, listOpenDisputes } from "./dispute-queries";

let portal: TestPortal;
let hospital: ClaimedHospital;
let reviewer: Viewer;

beforeAll(async () => {
  portal = await openTestPortal();
  await loadNamedInstitutions(portal);
  hospital = await claimingHospital(portal);
  reviewer = await makeReviewer(portal, hospital.jurisdictionCode);
});
afterAll(() => portal.close());

const about = () => ({
  kind: "deployment" as const,
  id: hospital.deploymentId,
  grounds: "never_deployed" as const,
  statement: "本院从未部署过这一模型，公告所指为另一家医院",
});
const rowsOfRegister = async () =>
  (await searchRegister(visitor, { filter: filterOf({ q: hospital.number }) })).rows;

it("stands beside the record and changes nothing the public reads until it is decided", async () => {
  const before = await rowsOfRegister();
  expect(before.length).toBeGreaterThan(0);
  const { id } = await fileDispute(hospital.it, about());
  await expect(fileDispute(hospital.quality, about())).rejects.toMatchObject({ code: "dispute.open" });
  expect(await rowsOfRegister()).toEqual(before);
  const waiting = await listOpenDisputes(reviewer, {});
  expect(waiting.map(({ id: open }) => open)).toEqual([id]);
  await withdrawDispute(hospital.quality, { disputeId: id });
  await expect(withdrawDispute(hospital.it, { disputeId: id })).rejects.toMatchObject({
    code: "dispute.decided",
  });
  expect(await listOpenDisputes(reviewer, {})).toEqual([]);
});

it("is rejected with a reason the hospital reads, and the record stays", async () => {
  const before = await rowsOfRegister();
  const { id } = await fileDispute(hospital.it, about());
  const reason = "公告原文写明为本院";
  await decideDispute(reviewer, { disputeId: id, decision: "rejected", reason });
  expect(await rowsOfRegister()).toEqual(before);
  const [seen] = await listDisputesOf(hospital.it, {
    institutionId: hospital.id,
    recordId: hospital.deploymentId,
  });
  expect(seen).toMatchObject({ state: "rejected", decisionReason: reason, decidedByName: "审评员" });
});

it("is decided once, by one of two reviewers", async () => {
  const { id } = await fileDispute(hospital.it, about());
  const other = await makeReviewer(portal, "000000", "nmpa");
  const decide = (who: Viewer) =>
    decideDispute(who, { disputeId: id, decision: "rejected", reason: "两位审评员同时处理" });
  const answers = await Promise.allSettled([decide(reviewer), decide(other)]);
  expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(answers.find(({ status }) => status === "rejected")).toMatchObject({
    reason: { code: "dispute.decided" },
  });
});

it("upheld, takes the record out of the register with what hangs below it; the number says so and no more", async () => {
  const { row, applications } = await getDeployment(hospital.it, { id: hospital.deploymentId });
  const province = async () =>
    (await countByProvince(visitor, {})).find(({ adcode }) => adcode === hospital.jurisdictionCode)?.n;
  const held = (await province()) ?? 0;
  const { id } = await fileDispute(hospital.it, about());
  await decideDispute(reviewer, {
    disputeId: id,
    decision: "upheld",
    reason: "经核实，公告所指为另一家医院",
  });
  const numbers = [row.number, ...applications.map(({ number }) => number)];
  for (const number of numbers) {
    const shown = await getPublishedRecord(visitor, { number });
    expect(shown?.record).toMatchObject({ state: "retired", isRegisterRow: false });
    expect(shown?.record.document).toEqual({ fields: {}, history: [] });
  }
  expect((await rowsOfRegister()).map(({ number }) => number)).toEqual([hospital.number]);
  expect(await province()).toBe(held - applications.length + 1);
  for (const application of applications) {
    expect((await getApplication(hospital.it, { id: application.id })).row.state).toBe("retired");
  }
  const input = { id: row.id, revision: row.revision };
  await expect(updateDeployment(hospital.it, input as never)).rejects.toThrow();
  await expect(fileDispute(hospital.it, about())).rejects.toMatchObject({ code: "record.wrong-state" });
});
