import fs from "node:fs";
import path from "node:path";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PORTAL_STREAM_ID } from "@/db/values";
import type { Viewer } from "@/lib/auth/actor";
import { may } from "@/lib/auth/permissions";
import { addDuties } from "./testing/duties";
import type { GateCase, Subject } from "./testing/gate-case";
import { gateCases, gateHelpers } from "./testing/gate-cases";
import {
  answerOf,
  type GateWorld,
  holders,
  makeGateWorld,
  nobody,
  rowsOf,
  subjectOf,
} from "./testing/gate-world";
import { makeHospital, openTestPortal, type TestPortal } from "./testing/portal";

const folder = path.resolve(import.meta.dirname);
const gateFile = /((^|[/-])(commands|queries)(\/.+)?|users\/drafts|inbox\/marks)\.ts$/;
const entries = Object.entries(gateCases);
const casesOf = (...kinds: GateCase["kind"][]) => entries.filter(([, { kind }]) => kinds.includes(kind));
const unusedSubject = nobody({
  institutionId: "",
  deploymentId: "",
  endpointId: "",
  applicationId: "",
  classificationId: "",
  moduleVersionId: "",
  obligationId: "",
  conditionDutyId: "",
  measurementId: "",
  checkableId: "",
  checkId: "",
  pausedCheckId: "",
  sampleId: "",
  scheduleId: "",
  caseId: "",
  commentId: "",
  itemId: "",
  revision: 1,
  number: "",
  seen: [{ id: "", revision: 1 }],
  requestId: "",
  userId: "",
  tokenId: "",
  disputeId: "",
  membershipId: "",
  invitationId: "",
  reportTicket: "",
  signatureId: "",
  provinceAdcode: "330000",
});

let portal: TestPortal;
let world: GateWorld;
let standing: Subject;

beforeAll(async () => {
  portal = await openTestPortal();
  world = await makeGateWorld(portal);
  standing = await subjectOf(world, world.a, "confirmed");
  // A condition that was measured stands on a decided case.
  await subjectOf(world, world.a, "decided");
  await addDuties(portal, standing);
});
afterAll(() => portal.close());

it("every query and command there is has a line in the table of cases", async () => {
  const files = fs.readdirSync(folder, { recursive: true, encoding: "utf8" });
  const gates = files.filter((file) => gateFile.test(file) && !file.endsWith(".test.ts")).sort();
  expect(gates.length).toBeGreaterThan(12);
  const found: string[] = [];
  for (const file of gates) {
    const exported: Record<string, unknown> = await import(path.join(folder, file));
    for (const [name, value] of Object.entries(exported)) {
      if (typeof value === "function") found.push(`${file.replace(/\.ts$/, "")}#${name}`);
    }
  }
  expect(found.sort()).toEqual([...Object.keys(gateCases), ...gateHelpers].sort());
});

/** What stands at the end of the trail that must hold this actor's refusals. */
async function lastRefusal(actor: Viewer) {
  const stream = actor.institutionId ?? PORTAL_STREAM_ID;
  const rows = await portal.asMaintenance((tx) =>
    tx.execute<{
      seq: string;
      role: string;
      object: string;
      code: string;
      outcome: string;
      action: string;
    }>(sql`
      select seq, action, outcome, object_id as object, event->'actor'->>'role' as role, event->'detail'->>'code' as code
      from audit_events where institution_id = ${stream} order by audit_events.seq desc limit 1`),
  );
  return rows[0];
}

describe.each(entries)("%s", (_, gate) => {
  it("is refused to every role without its permission, and each refusal stands in the right trail", async () => {
    const refused = Object.entries(world.roles).filter(([, actor]) => !may(actor.role, gate.permission));
    for (const [role, actor] of refused) {
      const before = await lastRefusal(actor);
      const answer = await answerOf(gate.call(actor, unusedSubject));
      expect([role, answer]).toMatchObject([role, { refused: { code: "permission.denied" } }]);
      expect(await lastRefusal(actor)).toEqual({
        seq: String(Number(before?.seq ?? 0) + 1),
        action: "access.denied",
        outcome: "denied",
        object: gate.name,
        role,
        code: "permission.denied",
      });
    }
    // Even what everybody may read is refused to a job, which has no business with it.
    expect(refused.length).toBeGreaterThan(0);
  });

  it("answers every role that has its permission, if only with a refusal in words", async () => {
    const people = Object.entries(world.roles).filter(([, actor]) => may(actor.role, gate.permission));
    expect(people.length).toBeGreaterThan(0);
    for (const [role, actor] of people) {
      const answer = await answerOf(gate.call(actor, unusedSubject));
      expect([role, answer]).not.toMatchObject([role, { refused: { code: "permission.denied" } }]);
    }
  });
});

/** The three ways to say that nothing is there. */
const nothing = ["record.not-found", "null", "[]"];
function codeOf(answer: unknown): string {
  const { refused, result } = answer as { refused?: { code: string }; result?: unknown };
  return refused?.code ?? JSON.stringify(result);
}

describe.each(casesOf("about"))("%s", (_, gate) => {
  it("tells another hospital's rows from nobody's to no stranger, changes none, and still serves who may", async () => {
    const hospital = await makeHospital(portal, world.a.jurisdictionCode);
    const about = await subjectOf(world, hospital, gate.stage);
    const before = await rowsOf(portal, hospital.id);
    const strangers = Object.entries(world.strangers).filter(([, actor]) => may(actor.role, gate.permission));
    expect(strangers.length).toBeGreaterThan(0);
    for (const [who, stranger] of strangers) {
      const [real, invented] = [
        await answerOf(gate.call(stranger, about)),
        await answerOf(gate.call(stranger, nobody(about))),
      ];
      expect([who, real]).toEqual([who, invented]);
      expect(nothing).toContain(codeOf(real));
    }
    expect(await rowsOf(portal, hospital.id)).toBe(before);
    const [friend] = holders([hospital.it, hospital.quality, ...world.reviewers], gate.permission);
    if (friend === undefined) throw new Error("nobody may do this");
    const served = await answerOf(gate.call(friend, about));
    expect(served).toHaveProperty("result");
    expect(nothing).not.toContain(codeOf(served));
  });
});

/** Words of which a stranger's answer may hold none. */
const traces = (about: Subject) => [
  ...Object.values(about).filter((value): value is string => typeof value === "string" && value.length > 6),
  world.a.id,
  world.a.nameZh,
  world.a.it.userId,
  world.a.it.email,
];

describe.each(
  casesOf("list", "own").filter(
    ([, { name }]) => !/^(user|session)\.|^(token\.list|role\.changes|endpoint\.list)$/.test(name),
  ),
)("%s", (_, gate) => {
  it("holds no trace of A for a stranger", async () => {
    const before = await rowsOf(portal, world.a.id);
    for (const [who, stranger] of Object.entries(world.strangers)) {
      if (!may(stranger.role, gate.permission)) continue;
      const answer = JSON.stringify(await answerOf(gate.call(stranger, unusedSubject)));
      expect([who, traces(standing).filter((trace) => answer.includes(trace))]).toEqual([who, []]);
    }
    expect(await rowsOf(portal, world.a.id)).toBe(before);
  });
});

it("the same lists do hold A for those who may see it", async () => {
  for (const [key, gate] of casesOf("list")) {
    const people = holders([world.a.it, world.a.quality, ...world.reviewers], gate.permission);
    const texts = await Promise.all(
      people.map(async (actor) => JSON.stringify(await answerOf(gate.call(actor, unusedSubject)))),
    );
    const isSeen = texts.some((text) => traces(standing).some((trace) => text.includes(trace)));
    const isAboutOneself = ["draft.get", "membership.own", "record.count"].includes(gate.name);
    expect([key, isSeen]).toEqual([key, !isAboutOneself]);
  }
});
