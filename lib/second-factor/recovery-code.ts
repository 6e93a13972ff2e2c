import "server-only";
import { generateSecret } from "otplib";
import { tokenHash } from "@/lib/auth/token-secret";

export const RECOVERY_CODES = 10;
const RANDOM_BYTES = 10;

/** New codes of 80 random bits each, as they are shown once: `ABCD-EFGH-IJKL-MNOP`. */
export const newRecoveryCodes = (): string[] =>
  Array.from({ length: RECOVERY_CODES }, () =>
    generateSecret({ length: RANDOM_BYTES }).replaceAll(/(.{4})(?=.)/g, "$1-"),
  );

/** What is kept of a code, however it was typed: as random as its hash is long in bits that matter, so it needs no salt. */
export const recoveryHash = (code: string): string => tokenHash(code.replaceAll(/[\s-]/g, "").toUpperCase());
