import "server-only";
import { eq } from "drizzle-orm";
import { z } from "zod";
import type { Transaction } from "@/db/client";
import { recoveryCodes, secondFactors } from "@/db/schema/signatures";
import type { Viewer } from "@/lib/auth/actor";
import { authScope, proveAgain } from "@/lib/auth/sign-in";
import { defineCommand, defineViewerCommand } from "@/lib/command/define-command";
import { seal } from "@/lib/envelope";
import { AppError } from "@/lib/errors";
import { freeText } from "@/lib/personal-data/free-text";
import { factorEntry, isPending, replaceCodes } from "./enrolment";
import { factorKeys, holdFactor, proveCode, secretOf } from "./prove-code";
import { appCode, currentPassword, secondFactorCode } from "./schema";
import { newTotpSecret, stepOfCode } from "./totp";

const scope = () => authScope;
const begin = z.strictObject({ password: currentPassword });
const both = z.strictObject({ password: currentPassword, code: secondFactorCode });

/** Proves the person by both components, each at its field. */
async function proveBoth({ password, code }: z.output<typeof both>, actor: Viewer): Promise<void> {
  await proveAgain(actor, password, "password");
  await proveCode(actor, code, "code");
}

/** Makes a secret for the person's app. It counts for nothing until a first code has come back from there. */
export const beginEnrolment = defineCommand<Viewer, typeof begin, Record<string, never>, string>({
  name: "factor.begin",
  permission: "factor:keep",
  input: begin,
  scope,
  prepare: ({ password }, actor) => proveAgain(actor, password, "password"),
  run: async ({ actor: { userId }, tx, at }) => {
    const held = await holdFactor(tx, userId);
    if (held !== undefined && held.confirmedAt !== null) throw new AppError("factor.enrolled");
    const sealed = seal(newTotpSecret(), userId, factorKeys());
    await tx
      .insert(secondFactors)
      .values({ userId, ...sealed, createdAt: at })
      .onConflictDoUpdate({ target: secondFactors.userId, set: { ...sealed, createdAt: at } });
    return { result: {}, audit: [factorEntry(userId, "factor.begun")] };
  },
});

/** The first code: from here on the person can sign. Gives the recovery codes, once. */
export const confirmEnrolment = defineViewerCommand({
  name: "factor.confirm",
  permission: "factor:keep",
  input: z.strictObject({ code: appCode }),
  scope,
  run: async ({ actor: { userId }, input, tx, at }) => {
    const factor = await holdFactor(tx, userId);
    if (factor === undefined || !isPending(factor, at)) throw new AppError("factor.not-begun");
    const step = stepOfCode(secretOf(factor), input.code, at);
    if (step === null) throw new AppError("input.invalid", { fields: [{ path: "code", code: "codeWrong" }] });
    await tx
      .update(secondFactors)
      .set({ confirmedAt: at, lastStep: step })
      .where(eq(secondFactors.userId, userId));
    const codes = await replaceCodes(tx, userId);
    return { result: { codes }, audit: [factorEntry(userId, "factor.enrolled")] };
  },
});

/** New recovery codes; the old ones end. */
export const renewRecoveryCodes = defineCommand<Viewer, typeof both, { codes: string[] }, void>({
  name: "factor.renew",
  permission: "factor:keep",
  input: both,
  scope,
  prepare: proveBoth,
  run: async ({ actor: { userId }, tx }) => {
    const codes = await replaceCodes(tx, userId);
    return { result: { codes }, audit: [factorEntry(userId, "factor.renewed")] };
  },
});

async function forget(tx: Transaction, userId: string): Promise<void> {
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
  const gone = await tx
    .delete(secondFactors)
    .where(eq(secondFactors.userId, userId))
    .returning({ userId: secondFactors.userId });
  if (gone.length === 0) throw new AppError("record.not-found");
}

/** Removes one's own factor. Both components: whoever knows the password alone must not put their own app in its place. */
export const removeSecondFactor = defineCommand<Viewer, typeof both, Record<string, never>, void>({
  name: "factor.remove",
  permission: "factor:keep",
  input: both,
  scope,
  prepare: proveBoth,
  run: async ({ actor: { userId }, tx }) => {
    await forget(tx, userId);
    return { result: {}, audit: [factorEntry(userId, "factor.removed")] };
  },
});

/** The security administrator clears the factor of somebody who lost app and recovery codes; they enrol anew. */
export const resetSecondFactor = defineViewerCommand({
  name: "factor.reset",
  permission: "factor:reset",
  input: z.strictObject({ userId: z.uuid(), reason: freeText(300).min(4) }),
  scope,
  run: async ({ actor, input, tx }) => {
    if (input.userId === actor.userId) throw new AppError("factor.own");
    await forget(tx, input.userId);
    return { result: {}, audit: [factorEntry(input.userId, "factor.reset", input.reason)] };
  },
});
