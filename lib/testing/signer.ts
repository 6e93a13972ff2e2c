import { eq } from "drizzle-orm";
import { generateSync } from "otplib";
import { secondFactors } from "@/db/schema/signatures";
import { users } from "@/db/schema/users";
import type { Viewer } from "@/lib/auth/actor";
import { hashPassword } from "@/lib/auth/passwords";
import { seal } from "@/lib/envelope";
import { factorKeys } from "@/lib/second-factor/prove-code";
import type { TestPortal } from "./portal";

export const SIGNER_PASSWORD = "a phrase for signing with";
export const SIGNER_SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";

let hash: Promise<string> | undefined;

/** The code that an app with this secret shows, now or some seconds from now. */
export const codeOf = (secret: string, secondsAhead = 0): string =>
  generateSync({ secret, epoch: Math.floor(Date.now() / 1000) + secondsAhead });

/** Gives a person of a test a password and a second factor, as if they had enrolled. */
export async function makeSigner(portal: TestPortal, { userId }: Viewer): Promise<void> {
  hash ??= hashPassword(SIGNER_PASSWORD);
  const passwordHash = await hash;
  const at = new Date();
  await portal.asMaintenance(async (tx) => {
    await tx.update(users).set({ passwordHash }).where(eq(users.id, userId));
    const sealed = seal(SIGNER_SECRET, userId, factorKeys());
    await tx
      .insert(secondFactors)
      .values({ userId, ...sealed, createdAt: at, confirmedAt: at })
      .onConflictDoNothing();
  });
}

/** What a signer of `makeSigner` signs with now. Codes taken before are forgotten: a test does not wait for the next one. */
export async function credentialOf(portal: TestPortal, { userId }: Viewer) {
  await portal.asMaintenance((tx) =>
    tx
      .update(secondFactors)
      .set({ lastStep: 0, failures: 0, lockedUntil: null })
      .where(eq(secondFactors.userId, userId)),
  );
  return { password: SIGNER_PASSWORD, code: codeOf(SIGNER_SECRET) };
}
