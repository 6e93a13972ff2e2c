import { afterAll, beforeAll, expect, it } from "vitest";
import type { Viewer } from "@/lib/auth/actor";
import { viewerOfSession } from "@/lib/auth/mint";
import { answerOf } from "@/lib/testing/gate-world";
import { makeViewer, openTestPortal, type TestPortal } from "@/lib/testing/portal";
import { decideRoleChange, proposeRoleChange } from "./role-commands";

let portal: TestPortal;
let [first, second, system]: Viewer[] = [];

const seat = (role: "admin_security" | "admin_system", name: string) =>
  makeViewer(portal, { role, jurisdictionCode: "000000" }, name);

beforeAll(async () => {
  portal = await openTestPortal();
  [first, second, system] = [
    await seat("admin_security", "安全甲"),
    await seat("admin_security", "安全乙"),
    await seat("admin_system", "系统"),
  ];
});
afterAll(() => portal.close());

it("keeps one security administrator, also when two let each other go at once", async () => {
  if (!first || !second || !system) throw new Error("no administrators");
  const decider = system;
  const end = (by: Viewer, whom: Viewer) =>
    proposeRoleChange(by, { email: whom.email, reason: "岗位调整，经批准", toRole: "none" });
  const proposals = [await end(first, second), await end(second, first)];
  const approve = (changeId: string) =>
    answerOf(decideRoleChange(decider, { changeId, decision: "approve" }));
  const answers = await Promise.all(proposals.map(({ id }) => approve(id)));
  const refused = answers.findIndex((answer) => JSON.stringify(answer).includes("refused"));
  expect(answers).toHaveLength(2);
  expect(answers[refused]).toMatchObject({ refused: { code: "role.last" } });
  expect(answers[1 - refused]).toMatchObject({ result: { state: "approved" } });

  const roles = await Promise.all(
    [first, second].map(async ({ sessionId, request }) => (await viewerOfSession(sessionId, request))?.role),
  );
  expect(roles.filter((role) => role === "admin_security")).toHaveLength(1);
  // Refused, it can be decided another way; asked again, it is refused again.
  const { id: open } = proposals[refused] ?? { id: "" };
  expect(await approve(open)).toMatchObject({ refused: { code: "role.last" } });
  expect(
    await answerOf(decideRoleChange(decider, { changeId: open, decision: "refuse", reason: "须先另设一名" })),
  ).toMatchObject({ result: { state: "refused" } });
});
