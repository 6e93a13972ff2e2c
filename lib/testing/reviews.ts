import type { Viewer } from "@/lib/auth/actor";
import type { Answers } from "@/lib/classification/answers";
import { saveClassification } from "@/lib/classification/record-commands";
import { confirmDecision } from "@/lib/obligations/decision-commands";
import { submitClassification } from "@/lib/obligations/submit-commands";
import { proposeDecision, writeDecision } from "@/lib/reviews/commands/decide";
import { declareConflict } from "@/lib/reviews/commands/exchange";
import { claimCase } from "@/lib/reviews/commands/hold";
import { openCase, resubmitCase } from "@/lib/reviews/commands/submit";
import { readCase } from "@/lib/reviews/queries/case";
import { readSubmission } from "@/lib/reviews/queries/submission";
import { classificationAnswers, classificationValues, office } from "./classification-form";
import { publishedDeployment } from "./journey";
import { makeReviewer, makeViewer, type TestHospital, type TestPortal } from "./portal";
import { credentialOf, makeSigner } from "./signer";

/** Saves and hands in a module's form. */
export async function classify(
  hospital: TestHospital,
  applicationId: string,
  answers: Answers = classificationAnswers(office),
  revision = 0,
): Promise<string> {
  const values = classificationValues(applicationId, revision, answers);
  const { id } = await saveClassification(hospital.it, values);
  await submitClassification(hospital.it, { id, revision: revision + 1 });
  return id;
}

export type Officials = { first: Viewer; second: Viewer };

/** Two officials of one authority and scope who can sign. */
export async function makeOfficials(
  portal: TestPortal,
  jurisdictionCode = "330000",
  authority: "nhc" | "nmpa" = "nhc",
): Promise<Officials> {
  const seat = { role: "reviewer", authority, jurisdictionCode } as const;
  const first = await makeReviewer(portal, jurisdictionCode, authority);
  const second = await makeViewer(portal, seat, "批准人");
  for (const person of [first, second]) await makeSigner(portal, person);
  return { first, second };
}

/** A public application of this hospital, classified as one of the office, ready to be signed. */
export async function reviewable(
  portal: TestPortal,
  hospital: TestHospital,
  verifier: Viewer,
  answers?: Answers,
): Promise<{ id: string; deploymentId: string; number: string }> {
  await makeSigner(portal, hospital.quality);
  const made = await publishedDeployment(hospital, verifier, `平台 ${crypto.randomUUID().slice(-8)}`);
  await classify(hospital, made.applicationId, answers);
  return { id: made.applicationId, deploymentId: made.id, number: made.applicationNumber };
}

/** What is signed over, as the page would have sent it along. */
async function signedBy(portal: TestPortal, signer: Viewer, digest: string | null) {
  return { displayedDigest: digest ?? "", credential: await credentialOf(portal, signer) };
}

export async function open(portal: TestPortal, quality: Viewer, applicationId: string) {
  const { digest } = await readSubmission(quality, { applicationId });
  return openCase(quality, { applicationId, ...(await signedBy(portal, quality, digest)) });
}

export async function resubmit(portal: TestPortal, quality: Viewer, id: string) {
  const { revision, application } = await readCase(quality, { id });
  const { digest } = await readSubmission(quality, { applicationId: application.id });
  return resubmitCase(quality, { id, revision, ...(await signedBy(portal, quality, digest)) });
}

export const declare = (who: Viewer, id: string, hasConflict = false) =>
  declareConflict(who, { id, hasConflict, statement: hasConflict ? "曾在该院进修合作" : null });

/** Claims, declares, and writes a decision: what is signed next. */
export async function write(who: Viewer, id: string, given: Record<string, unknown> = {}) {
  await claimCase(who, { id });
  await declare(who, id);
  const { revision } = await readCase(who, { id });
  return writeDecision(who, { id, revision, outcome: "accept", reasonZh: "符合分类规则，同意。", ...given });
}

export async function signAs(
  portal: TestPortal,
  who: Viewer,
  id: string,
  act: typeof proposeDecision | typeof confirmDecision,
) {
  const { revision, decisions } = await readCase(who, { id });
  const signed = await signedBy(portal, who, decisions[0]?.digest ?? null);
  return act(who, { id, revision, ...signed });
}

export async function propose(
  portal: TestPortal,
  who: Viewer,
  id: string,
  given: Record<string, unknown> = {},
) {
  await write(who, id, given);
  return signAs(portal, who, id, proposeDecision);
}

export async function confirm(portal: TestPortal, who: Viewer, id: string) {
  await declare(who, id);
  return signAs(portal, who, id, confirmDecision);
}
