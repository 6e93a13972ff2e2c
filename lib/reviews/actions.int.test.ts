import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { reviewCases } from "@/db/schema/reviews";
import type { Viewer } from "@/lib/auth/actor";
import { askApi, tokenFor } from "@/lib/testing/api";
import { classifyFor } from "@/lib/testing/classified";
import { draftDeployment } from "@/lib/testing/journey";
import {
  makeHospital,
  makeViewer,
  openTestPortal,
  type TestHospital,
  type TestPortal,
} from "@/lib/testing/portal";
import { addCase, type CaseStage, caseStages } from "@/lib/testing/review-rows";
import { makeOfficials } from "@/lib/testing/reviews";
import { credentialOf, makeSigner } from "@/lib/testing/signer";
import { digestOfDocument } from "./current-submission";
import { readCase } from "./queries/case";

const reason = "依据所附材料";
type Made = { caseId: string; commentId: string; itemId: string; applicationId: string };
type Action = {
  method?: "PUT";
  path: (made: Made) => string;
  body?: Record<string, unknown>;
  /** Signed by the actor over what the case shows. */
  isSigned?: true;
  /** Who may, at which stage of a case that `first` has in hand; nobody else, and at no other. */
  may: Partial<Record<CaseStage, readonly string[]>>;
};

const onCase = (verb: string) => (made: Made) => `/reviews/${made.caseId}/${verb}`;
const officials = ["first", "second"];
const hospitalPeople = ["it", "quality"];
const open: readonly CaseStage[] = ["queued", "held", "asked", "late", "proposed", "ruling"];
const throughout = (who: readonly string[]) => Object.fromEntries(open.map((stage) => [stage, who]));

const actions: Record<string, Action> = {
  withdraw: {
    path: onCase("withdraw"),
    body: { reason },
    may: { queued: ["quality"], held: ["quality"], asked: ["quality"], late: ["quality"] },
  },
  claim: { path: onCase("claim"), may: { queued: officials, held: ["first"] } },
  renew: { path: onCase("renew"), may: { held: ["first"] } },
  release: { path: onCase("release"), may: { held: ["first"] } },
  escalate: {
    path: onCase("escalate"),
    body: { reason },
    may: { queued: [...officials, "nation"], held: [...officials, "nation"] },
  },
  declare: { path: onCase("declarations"), body: { hasConflict: false }, may: throughout(officials) },
  comment: {
    path: onCase("comments"),
    body: { path: "modules.main", severity: "major", text: reason },
    may: { held: ["first"] },
  },
  reply: {
    path: ({ commentId }) => `/review-comments/${commentId}/reply`,
    body: { reply: reason },
    may: throughout(hospitalPeople),
  },
  resolve: { path: ({ commentId }) => `/review-comments/${commentId}/resolve`, may: { held: ["first"] } },
  request: {
    path: onCase("information-requests"),
    body: { items: [{ severity: "major", question: reason }] },
    may: { held: ["first"] },
  },
  answer: {
    path: ({ itemId }) => `/information-items/${itemId}/answer`,
    body: { answer: reason },
    may: { asked: hospitalPeople, late: hospitalPeople },
  },
  lapse: { path: onCase("information-requests/lapse"), may: { late: officials } },
  write: {
    method: "PUT",
    path: onCase("decision"),
    body: { outcome: "return", reasonZh: reason },
    may: { held: ["first"] },
  },
  propose: { path: onCase("decision/propose"), isSigned: true, may: { held: ["first"] } },
  confirm: { path: onCase("decision/confirm"), isSigned: true, may: { proposed: officials } },
  "send-back": { path: onCase("decision/send-back"), body: { reason }, may: { proposed: officials } },
  ruling: { path: onCase("ruling"), body: { result: reason }, may: { ruling: officials } },
  // Both are refused here for what the case lacks; that they succeed is shown where a whole case is walked through.
  resubmit: { path: onCase("resubmit"), isSigned: true, may: {} },
  open: { path: ({ applicationId }) => `/applications/${applicationId}/reviews`, isSigned: true, may: {} },
};

let portal: TestPortal;
let hospital: TestHospital;
let people: Record<string, Viewer>;
let about: { applicationId: string; classificationId: string };
const tokens = new Map<string, string>();

beforeAll(async () => {
  portal = await openTestPortal();
  hospital = await makeHospital(portal);
  const other = await makeHospital(portal);
  const { first, second } = await makeOfficials(portal);
  const nmpa = (await makeOfficials(portal, "330000", "nmpa")).first;
  const far = (await makeOfficials(portal, "440000")).first;
  const nation = (await makeOfficials(portal, "000000")).first;
  const editor = { role: "rule_editor", authority: "nhc", jurisdictionCode: "330000" } as const;
  people = {
    it: hospital.it,
    quality: hospital.quality,
    stranger: other.quality,
    first,
    second,
    nmpa,
    far,
    nation,
    editor: await makeViewer(portal, editor, "编制"),
    researcher: await makeViewer(portal, { role: "researcher", jurisdictionCode: "000000" }, "研究"),
    admin: await makeViewer(portal, { role: "admin_security", jurisdictionCode: "000000" }, "安全"),
  };
  for (const who of [hospital.quality, other.quality]) await makeSigner(portal, who);
  for (const [name, person] of Object.entries(people)) tokens.set(name, await tokenFor(person));
  const made = await draftDeployment(hospital);
  const classified = await classifyFor(hospital.it, made.applicationId);
  about = { applicationId: made.applicationId, classificationId: classified.classificationId };
});
afterAll(() => portal.close());

const person = (name: string): Viewer => {
  const found = people[name];
  if (found === undefined) throw new Error(`${name} is nobody`);
  return found;
};

/** A new case at a stage; the one before it is out of the way. */
async function caseAt(stage: CaseStage): Promise<Made> {
  await portal.asMaintenance((tx) =>
    tx.execute(
      sql`update review_cases set state = 'withdrawn', closed_at = now() where subject_id = ${about.applicationId}`,
    ),
  );
  const ids = [person("first").userId, person("second").userId];
  return { ...about, ...(await addCase(portal, hospital, about, { stage, officials: ids })) };
}

const rowOf = async ({ caseId }: Made) => {
  const [row] = await portal.asMaintenance((tx) =>
    tx.select().from(reviewCases).where(eq(reviewCases.id, caseId)),
  );
  if (row === undefined) throw new Error("a case that is there");
  return row;
};

/** What an actor who is shown the case signs over: its newest decision, or what the hospital signed. */
async function signed(who: Viewer, made: Made) {
  const { decisions, submissions } = await readCase(person("first"), { id: made.caseId });
  const document = who.institutionId === null ? decisions[0]?.document : submissions[0]?.document;
  return { displayedDigest: digestOfDocument(document ?? {}), credential: await credentialOf(portal, who) };
}

async function attempt(name: string, action: Action, made: Made): Promise<number> {
  const proof = action.isSigned ? await signed(person(name), made) : {};
  const { status } = await askApi(action.method ?? "POST", action.path(made), {
    token: tokens.get(name),
    body: { ...action.body, ...proof },
    headers: { "if-match": `"${(await rowOf(made)).revision}"` },
  });
  return status;
}

/** A signature costs most of a second on purpose: those are tried where they are taken, and at one stage where they are not. */
const stagesOf = (action: Action): readonly CaseStage[] =>
  action.isSigned
    ? [...new Set([...caseStages.filter((stage) => action.may[stage]), "queued" as const])]
    : caseStages;
/** Whoever has no right to sign is refused before the credential is looked at. */
const triedBy = (action: Action): string[] =>
  Object.keys(people).filter((name) => !action.isSigned || !["it", "editor"].includes(name));

describe.each(Object.entries(actions))("%s, by every role at every stage, through the API", (_, action) => {
  it.each(stagesOf(action))(
    "%s: is taken by whoever may and changes nothing for anybody else",
    async (stage) => {
      let made = await caseAt(stage);
      for (const name of triedBy(action)) {
        const before = await rowOf(made);
        const isAllowed = action.may[stage]?.includes(name) ?? false;
        const status = await attempt(name, action, made);
        expect([name, status]).toEqual([
          name,
          expect.toBeOneOf(isAllowed ? [200, 201] : [403, 404, 409, 422]),
        ]);
        if (isAllowed) made = await caseAt(stage);
        else expect([name, await rowOf(made)]).toEqual([name, before]);
      }
    },
    60_000,
  );
});
