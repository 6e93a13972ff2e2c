import type { Permission } from "./permissions";

/** What a token may name: the permissions of everything in /api/v1. A test compares it with the registry. */
export const apiScopes = [
  "home:read",
  "register:read",
  "rule-set:read",
  "institution:read",
  "institution:edit",
  "deployment:read",
  "deployment:edit",
  "endpoint:read",
  "endpoint:edit",
  "application:read",
  "application:edit",
  "classification:read",
  "classification:edit",
  "obligation:read",
  "obligation:meet",
  "spot-check:read",
  "spot-check:start",
  "spot-check:pause",
  "spot-check:grade",
  "signature:read",
  "review:read",
  "review:sign",
  "review:answer",
  "review:decide",
  "record:submit",
] as const satisfies readonly Permission[];
export type ApiScope = (typeof apiScopes)[number];

/** Days a token lasts unless said, and at most. */
export const TOKEN_DAYS = 90;
export const MAX_TOKEN_DAYS = 366;
