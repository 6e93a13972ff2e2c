import { sql } from "drizzle-orm";
import {
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { instant, ownRows, policies } from "./columns";
import { ofUser } from "./users";

/** A key with which a machine acts for one person, with no more than the scopes it names. The secret itself is not kept. */
export const apiTokens = pgTable(
  "api_tokens",
  {
    id: uuid("id").primaryKey(),
    userId: ofUser(),
    name: text("name").notNull(),
    /** The start of the token, by which a person tells one from another. */
    prefix: text("prefix").notNull(),
    /** SHA-256 of the whole token, in hex; a token is 256 random bits, so a slow hash would protect nothing more. */
    hash: text("hash").notNull(),
    scopes: text("scopes").array().notNull(),
    createdAt: instant("created_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
    lastUsedAt: instant("last_used_at"),
    revokedAt: instant("revoked_at"),
    revokedBy: uuid("revoked_by"),
  },
  (t) => [
    uniqueIndex("api_tokens_hash_once").on(t.hash),
    index("api_tokens_user").on(t.userId),
    check("api_tokens_scopes", sql`cardinality(scopes) > 0`),
    check("api_tokens_expires", sql`expires_at > created_at`),
    ...policies("api_tokens", { auth: "everything", admin: "everything", ...ownRows }),
  ],
).enableRLS();

/** The answer of a write that named a key, kept with the write itself: a repetition gets it again and writes nothing. */
export const idempotencyKeys = pgTable(
  "idempotency_keys",
  {
    userId: uuid("user_id").notNull(),
    key: text("key").notNull(),
    /** What was asked: SHA-256 of command and canonical input. */
    requestDigest: text("request_digest").notNull(),
    status: integer("status"),
    answer: jsonb("answer").$type<Record<string, unknown>>(),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.key] }),
    index("idempotency_keys_created").on(t.createdAt),
    ...policies("idempotency_keys", { ...ownRows, admin: "ownUser", system: "everything" }),
  ],
).enableRLS();

/** When each caller's allowance is full again (GCRA); one row a caller, whatever process serves it. */
export const rateLimits = pgTable(
  "rate_limits",
  {
    caller: text("caller").primaryKey(),
    fullAt: instant("full_at").notNull(),
  },
  (t) => [
    index("rate_limits_full_at").on(t.fullAt),
    ...policies("rate_limits", { auth: "everything", system: "everything" }),
  ],
).enableRLS();
