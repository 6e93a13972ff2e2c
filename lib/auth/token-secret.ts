import { createHash, randomBytes } from "node:crypto";

/** Begins every token, so that scanners of repositories and logs know one when they see it. */
const MARK = "hlo_";
/** Tells an invitation from a token wherever either turns up. */
const INVITATION_MARK = "hli_";
const PREFIX_LENGTH = MARK.length + 6;

const randomSecret = (mark: string) => `${mark}${randomBytes(32).toString("base64url")}`;

/** A new secret of 256 random bits, and the start of it by which its holder knows it again. */
export function newTokenSecret(): { secret: string; prefix: string } {
  const secret = randomSecret(MARK);
  return { secret, prefix: secret.slice(0, PREFIX_LENGTH) };
}

/** The secret of an invitation's link; kept like a token's, as `tokenHash` of it. */
export const newInvitationSecret = (): string => randomSecret(INVITATION_MARK);

/** The secret with which a reporter comes back to an error report; kept as `tokenHash` of it. */
export const newReportSecret = (): string => randomSecret("");

/** What is kept of a token: SHA-256 in hex. The secret is as random as the hash, so it needs neither salt nor slowness. */
export const tokenHash = (secret: string): string => createHash("sha256").update(secret).digest("hex");

/** The token of an `Authorization: Bearer …` header; null where the header is of another kind or malformed. */
export function bearerOf(header: string): string | null {
  return /^Bearer +([A-Za-z0-9._~+/-]{1,200}=*) *$/i.exec(header)?.[1] ?? null;
}
