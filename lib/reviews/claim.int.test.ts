import { afterAll, afterEach, beforeAll, expect, it, vi } from "vitest";
import type { Viewer } from "@/lib/auth/actor";
import { makeHospital, openTestPortal, type TestHospital, type TestPortal } from "@/lib/testing/portal";
import {
  declare,
  makeOfficials,
  type Officials,
  open,
  reviewable,
  signAs,
  write,
} from "@/lib/testing/reviews";
import { leaseEnd } from "./case-clock";
import { proposeDecision } from "./commands/decide";
import { claimCase, renewClaim } from "./commands/hold";
import { readCase } from "./queries/case";
import { termsOf } from "./routing";

let portal: TestPortal;
let hospital: TestHospital;
let nhc: Officials;
let third: Viewer;
let id: string;

beforeAll(async () => {
  portal = await openTestPortal();
  nhc = await makeOfficials(portal);
  third = (await makeOfficials(portal)).second;
  hospital = await makeHospital(portal);
  const application = await reviewable(portal, hospital, nhc.first);
  ({ id } = await open(portal, hospital.quality, application.id));
});
afterAll(() => portal.close());
afterEach(() => {
  vi.useRealTimers();
});

it("a claim is kept by renewing it while it holds; once it ran out, anybody may take the case", async () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  const { leaseDays } = termsOf("classification");
  const untilOf = ({ leaseUntil }: { leaseUntil: Date | null }) => leaseUntil?.getTime() ?? 0;
  const claimed = untilOf(await claimCase(nhc.first, { id }));
  await expect(claimCase(third, { id })).rejects.toMatchObject({ code: "review.held" });
  await expect(renewClaim(third, { id })).rejects.toMatchObject({ code: "review.not-held" });
  vi.setSystemTime(claimed - 1);
  const renewed = untilOf(await renewClaim(nhc.first, { id }));
  expect(renewed).toBe(leaseEnd(new Date(claimed - 1), leaseDays).getTime());
  expect(renewed).toBeGreaterThan(claimed);
  await write(nhc.first, id);
  vi.setSystemTime(renewed);
  await expect(renewClaim(nhc.first, { id })).rejects.toMatchObject({ code: "review.not-held" });
  const lapsed = { name: nhc.first.name, until: new Date(renewed), isMe: true };
  const own = await readCase(nhc.first, { id });
  expect(own).toMatchObject({ holder: null, lapsed, decisions: [{ state: "drafted" }] });
  expect(own.steps).toMatchObject({ renew: "review.not-held", claim: null });
  expect(own.events.map(({ event }) => event)).toContain("renew");
  expect(await readCase(third, { id })).toMatchObject({ lapsed: { ...lapsed, isMe: false } });
  expect((await readCase(hospital.quality, { id })).lapsed).toBeNull();
  expect(await claimCase(third, { id })).toMatchObject({ holderId: third.userId });
  expect(await readCase(nhc.first, { id })).toMatchObject({ holder: { name: third.name }, lapsed: null });
  // What the first one drafted is not the third's to sign.
  await declare(third, id);
  await expect(signAs(portal, third, id, proposeDecision)).rejects.toMatchObject({
    code: "review.wrong-state",
  });
});
