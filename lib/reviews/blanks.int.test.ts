import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { applications } from "@/db/schema/applications";
import { caseSubmissions, reviewCases } from "@/db/schema/reviews";
import { classifyFor } from "@/lib/testing/classified";
import { draftDeployment } from "@/lib/testing/journey";
import { makeHospital, openTestPortal, type TestHospital, type TestPortal } from "@/lib/testing/portal";
import { addCase } from "@/lib/testing/review-rows";
import { digestOfDocument } from "./current-submission";
import { blankIn, type SubmissionDocument } from "./document";
import { readCase } from "./queries/case";
import { readSubmission } from "./queries/submission";

let portal: TestPortal;
let hospital: TestHospital;
let applicationId: string;
let id: string;

beforeAll(async () => {
  portal = await openTestPortal();
  hospital = await makeHospital(portal);
  ({ applicationId } = await draftDeployment(hospital));
  const { classificationId } = await classifyFor(hospital.it, applicationId);
  const about = { applicationId, classificationId };
  ({ caseId: id } = await addCase(portal, hospital, about, { stage: "queued", officials: [] }));
});
afterAll(() => portal.close());

const toSign = async () => {
  const { document } = await readSubmission(hospital.quality, { applicationId });
  if (document === null) throw new Error("an application that is classified");
  return document;
};
const scopeOf = ({ application }: SubmissionDocument) => application.scope;

it("a blank of the use is signed with its kind", async () => {
  const document = await toSign();
  const [row] = await portal.asMaintenance((tx) =>
    tx.select().from(applications).where(eq(applications.id, applicationId)),
  );
  const { excludedPopulation, intendedPurpose, environments } = scopeOf(document);
  expect(document.schema).toBe("review-submission/2");
  expect(intendedPurpose).toBe(row?.intendedPurpose);
  for (const [field, blank] of Object.entries({ excludedPopulation, environments })) {
    expect(blankIn(blank), field).toBe(row?.provenance[field]?.nullReason);
    expect(blankIn(blank), field).not.toBeNull();
  }
});

it("what was signed before blanks had kinds is the content that stands, as long as nothing else changes", async () => {
  const now = await toSign();
  const scope = Object.fromEntries(
    Object.entries(scopeOf(now)).map(([field, value]) => [field, blankIn(value) === null ? value : null]),
  );
  const document = { ...now, schema: "review-submission/1", application: { ...now.application, scope } };
  const digest = digestOfDocument(document);
  const signed = async (given: typeof document) =>
    portal.asMaintenance(async (tx) => {
      await tx.update(reviewCases).set({ subjectDigest: digest }).where(eq(reviewCases.id, id));
      await tx.update(caseSubmissions).set({ document: given, digest }).where(eq(caseSubmissions.caseId, id));
    });
  await signed(document);
  expect(await readCase(hospital.quality, { id })).toMatchObject({
    isContentCurrent: true,
    submissions: [{ digest, document: { schema: "review-submission/1", application: { scope } } }],
  });
  const other = { ...scope, excludedPopulation: "儿童" };
  await signed({ ...document, application: { ...document.application, scope: other } });
  expect(await readCase(hospital.quality, { id })).toMatchObject({ isContentCurrent: false });
});
