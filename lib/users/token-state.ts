export type TokenState = "live" | "expired" | "revoked";

/** Whether a token still opens anything. A revoked one stays revoked whatever its date. */
export function tokenState(token: { expiresAt: Date; revokedAt: Date | null }, at: Date): TokenState {
  if (token.revokedAt !== null) return "revoked";
  return token.expiresAt.getTime() <= at.getTime() ? "expired" : "live";
}
