import "server-only";
import { generateSecret, generateURI, verifySync } from "otplib";

/** Codes as every authenticator app makes them: RFC 6238 with SHA-1, 6 digits, 30 seconds. */
const STEP_SECONDS = 30;

/** A new secret: 160 random bits in base32. */
export const newTotpSecret = (): string => generateSecret();

/** What the app reads from the QR code; `issuer` and `account` are how it names the entry. */
export const enrolmentUri = (secret: string, issuer: string, account: string): string =>
  generateURI({ issuer, label: account, secret });

/**
 * The time step whose code this is: the current one or a neighbour, for clocks that differ and codes typed slowly. Null
 * for a wrong code. Whoever asks refuses a step that was taken before. Throws on what is not six digits.
 */
export function stepOfCode(secret: string, code: string, at: Date): number | null {
  const epoch = Math.floor(at.getTime() / 1000);
  const result = verifySync({ strategy: "totp", secret, token: code, epoch, epochTolerance: STEP_SECONDS });
  return result.valid && "timeStep" in result ? result.timeStep : null;
}
