import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { updateApplication } from "@/lib/applications/commands";
import type { Viewer } from "@/lib/auth/actor";
import { recordRuling, sendBackDecision } from "@/lib/reviews/commands/confirm";
import { answerItem, requestInformation } from "@/lib/reviews/commands/exchange";
import { claimCase, escalateCase } from "@/lib/reviews/commands/hold";
import { withdrawCase } from "@/lib/reviews/commands/submit";
import { readCase } from "@/lib/reviews/queries/case";
import { applicationValues } from "@/lib/testing/forms";
import { makeHospital, openTestPortal, type TestHospital, type TestPortal } from "@/lib/testing/portal";
import {
  confirm,
  declare,
  makeOfficials,
  type Officials,
  open,
  propose,
  resubmit,
  reviewable,
} from "@/lib/testing/reviews";
import { listNotices } from "./queries";

// Up to six signatures in a test, and each costs most of a second on purpose.
vi.setConfig({ testTimeout: 90_000 });

let portal: TestPortal;
let hospital: TestHospital;
let neighbour: TestHospital;
let nhc: Officials;
let nmpa: Officials;
let far: Officials;
let nation: Officials;
let application: { id: string };
let id: string;

beforeAll(async () => {
  portal = await openTestPortal();
  nhc = await makeOfficials(portal);
  nmpa = await makeOfficials(portal, "330000", "nmpa");
  far = await makeOfficials(portal, "440000");
  nation = await makeOfficials(portal, "000000");
  neighbour = await makeHospital(portal);
});
afterAll(() => portal.close());
beforeEach(async () => {
  hospital = await makeHospital(portal);
  application = await reviewable(portal, hospital, nhc.first);
  ({ id } = await open(portal, hospital.quality, application.id));
});

const revisionOf = async (who: Viewer) => (await readCase(who, { id })).revision;
/** What somebody is told of this case, the newest first. */
const toldOf = async (who: Viewer) =>
  (await listNotices(who, { unread: false, before: null })).items.filter(({ detail }) => detail === id);
/** Who of all these is told what; whoever is told nothing is left out. */
async function told(): Promise<Record<string, string[]>> {
  const people = {
    it: hospital.it,
    quality: hospital.quality,
    first: nhc.first,
    second: nhc.second,
    nmpa: nmpa.first,
    far: far.first,
    nation: nation.first,
    neighbour: neighbour.quality,
  };
  const notices: Record<string, string[]> = {};
  for (const [name, who] of Object.entries(people)) {
    const kinds = (await toldOf(who)).map(({ kind }) => kind.replace("review_", ""));
    if (kinds.length > 0) notices[name] = kinds;
  }
  return notices;
}
const toHospital = (...kinds: string[]) => ({ it: kinds, quality: kinds });

async function ask(): Promise<void> {
  await claimCase(nhc.first, { id });
  await declare(nhc.first, id);
  const items = [{ severity: "major", question: "请说明输出由谁使用" }];
  await requestInformation(nhc.first, { id, revision: await revisionOf(nhc.first), items });
}

describe("notices of a review case", () => {
  it("tell the hospital of questions, whoever asked of the answers, and nobody of their own acts", async () => {
    expect(await told()).toEqual({});
    await ask();
    expect(await told()).toEqual(toHospital("request_information"));
    const [request] = (await readCase(hospital.it, { id })).requests;
    await answerItem(hospital.it, { id: request?.items[0]?.id, answer: "医师审核后使用" });
    expect(await told()).toEqual(toHospital("request_information"));
    await resubmit(portal, hospital.quality, id);
    expect(await told()).toEqual({ ...toHospital("request_information"), first: ["resubmit"] });
    expect(await toldOf(nhc.first)).toMatchObject([
      { byName: hospital.quality.name, record: { kind: "application", id: application.id } },
    ]);
  });

  it("tell those who may approve of a proposal while it waits, and the hospital only of what two decided", async () => {
    await propose(portal, nhc.first, id);
    expect(await told()).toEqual({ second: ["propose"] });
    await declare(nhc.second, id);
    const reason = "请补充理由中的依据";
    await sendBackDecision(nhc.second, { id, revision: await revisionOf(nhc.second), reason });
    expect(await told()).toEqual({ first: ["send_back"] });
    expect(await toldOf(nhc.first)).toMatchObject([{ reason, byName: nhc.second.name }]);
    await propose(portal, nhc.first, id);
    await confirm(portal, nhc.second, id);
    expect(await told()).toEqual(toHospital("decided"));
    expect(await toldOf(hospital.it)).toMatchObject([{ byName: nhc.second.name, byRole: "reviewer" }]);
  });

  it("tell where a decision sent it, and officials who had a part of a change that voids their signatures", async () => {
    await propose(portal, nhc.first, id, { outcome: "refer_to_other_authority" });
    await confirm(portal, nhc.second, id);
    expect(await told()).toEqual(toHospital("referred"));
    await propose(portal, nmpa.first, id, { outcome: "apply_for_ruling", rulingNumber: "界定〔2026〕12号" });
    await confirm(portal, nmpa.second, id);
    expect(await told()).toEqual(toHospital("ruling", "referred"));
    const revision = await revisionOf(nmpa.first);
    await recordRuling(nmpa.first, { id, revision, result: "不作为医疗器械管理" });
    await propose(portal, nmpa.first, id);
    const { deploymentId: _, ...values } = applicationValues("");
    const changed = { ...values, id: application.id, revision: 1, outOfScopeUse: "不用于诊断" };
    await updateApplication(hospital.it, changed);
    // The case is with the other authority now: those who referred it have no part in it any more.
    expect(await told()).toEqual({ ...toHospital("ruling", "referred"), nmpa: ["content_changed"] });
  });

  it("tell the hospital of a return, and who had claimed a case that the hospital took it back", async () => {
    await propose(portal, nhc.first, id, { outcome: "return" });
    await confirm(portal, nhc.second, id);
    expect(await told()).toEqual(toHospital("returned"));
    const revision = await revisionOf(hospital.quality);
    await withdrawCase(hospital.quality, { id, revision, reason: "该应用已停用" });
    expect(await told()).toEqual({ ...toHospital("returned"), first: ["withdraw"] });
  });

  it("follow a case to the nation: its officials hear of a proposal, those of the province no more", async () => {
    const revision = await revisionOf(nation.first);
    await escalateCase(nation.first, { id, revision, reason: "省内无同类先例" });
    await propose(portal, nation.second, id);
    expect(await told()).toEqual({ nation: ["propose"] });
  });
});
