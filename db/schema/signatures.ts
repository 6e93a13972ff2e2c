import { sql } from "drizzle-orm";
import {
  bigint,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { authorities, instanceKinds } from "../values";
import { signatureAlgorithms, signatureMeanings, signingCredentials } from "../values/signatures";
import { allOf, oneOf } from "./checks";
import { instant, policies, tenantKey } from "./columns";
import { ofUser } from "./users";

/** Public keys that signatures were made with, for whoever checks one later. A key is here before it signs, and for ever. */
export const signingKeys = pgTable(
  "signing_keys",
  {
    keyId: text("key_id").primaryKey(),
    algorithm: text("algorithm").notNull(),
    /** SPKI, PEM. */
    publicKey: text("public_key").notNull(),
    firstUsedAt: instant("first_used_at").notNull(),
  },
  () => [check("signing_keys_algorithm", oneOf("algorithm", signatureAlgorithms))],
);

const bySigner = sql`signer_id = nullif(current_setting('app.user_id', true), '')::uuid`;

/**
 * Who signed what they were shown. Added to and never changed, but for two marks that functions of the database set; never
 * deleted. Every column above the marks is part of what was signed (lib/signatures/statement.ts).
 */
export const signatures = pgTable(
  "signatures",
  {
    ...tenantKey(),
    id: uuid("id").notNull(),
    instance: text("instance").notNull(),
    portalId: uuid("portal_id").notNull(),
    meaning: text("meaning").notNull(),
    subjectKind: text("subject_kind").notNull(),
    subjectId: uuid("subject_id").notNull(),
    subjectRevision: integer("subject_revision").notNull(),
    caseId: uuid("case_id"),
    caseState: text("case_state"),
    caseDigest: text("case_digest"),
    /** RFC 8785 text of exactly what was displayed; kept as text, because a digest is of bytes. */
    displayed: text("displayed").notNull(),
    displayedDigest: text("displayed_digest").notNull(),
    /** Which screen drew it, and the version of its drawing. */
    rendering: text("rendering").notNull(),
    signerId: uuid("signer_id").notNull(),
    signerName: text("signer_name").notNull(),
    signerRole: text("signer_role").notNull(),
    signerAuthority: text("signer_authority"),
    organisationZh: text("organisation_zh").notNull(),
    organisationEn: text("organisation_en").notNull(),
    credentials: text("credentials").array().notNull(),
    signedAt: instant("signed_at").notNull(),
    clock: text("clock").notNull(),
    keyId: text("key_id")
      .notNull()
      .references(() => signingKeys.keyId),
    algorithm: text("algorithm").notNull(),
    /** Base64. */
    value: text("value").notNull(),
    /** Since when the hospital may read it: its own at once, an official's once the decision it is under is made. */
    disclosedAt: instant("disclosed_at"),
    voidedAt: instant("voided_at"),
    voidedBy: uuid("voided_by"),
    voidedByName: text("voided_by_name"),
    voidedByRole: text("voided_by_role"),
    voidReason: text("void_reason"),
  },
  (t) => [
    primaryKey({ columns: [t.institutionId, t.id] }),
    index("signatures_id").on(t.id),
    index("signatures_jurisdiction").on(t.jurisdictionCode),
    index("signatures_subject").on(t.institutionId, t.subjectId),
    index("signatures_case").on(t.institutionId, t.caseId),
    check("signatures_instance", oneOf("instance", instanceKinds)),
    check("signatures_meaning", oneOf("meaning", signatureMeanings)),
    check("signatures_algorithm", oneOf("algorithm", signatureAlgorithms)),
    check("signatures_authority", sql`signer_authority is null or ${oneOf("signer_authority", authorities)}`),
    check("signatures_digest", sql`displayed_digest ~ '^[0-9a-f]{64}$'`),
    check(
      "signatures_case_whole",
      sql`(case_id is null) = (case_state is null) and (case_id is null) = (case_digest is null)`,
    ),
    // Two components, always: the password and something held.
    check(
      "signatures_credentials",
      sql`cardinality(credentials) = 2 and credentials[1] = 'password' and credentials[2] <> 'password' and ${allOf("credentials", signingCredentials)}`,
    ),
    check(
      "signatures_void_whole",
      sql`num_nulls(voided_at, voided_by, voided_by_name, voided_by_role, void_reason) in (0, 5)`,
    ),
    // Nobody writes another's signature, not even past the application.
    ...policies(
      "signatures",
      { hospital: "ownDisclosed", regulator: "ownJurisdiction", system: "ownInstitution" },
      { hospital: bySigner, regulator: bySigner },
    ),
  ],
).enableRLS();

/** A person's authenticator app. The secret is sealed; it is pending until a first code has proved that the app has it. */
export const secondFactors = pgTable(
  "second_factors",
  {
    userId: ofUser().primaryKey(),
    keyVersion: integer("key_version").notNull(),
    nonce: text("nonce").notNull(),
    sealed: text("sealed").notNull(),
    createdAt: instant("created_at").notNull(),
    confirmedAt: instant("confirmed_at"),
    /** The time step of the last code that was taken: it and all before it are refused (RFC 6238 §5.2). */
    lastStep: bigint("last_step", { mode: "number" }).notNull().default(0),
    /** Wrong codes in a row. Apart from wrong passwords: a sign-in sets those to zero, and would grant new guesses. */
    failures: integer("failures").notNull().default(0),
    lockedUntil: instant("locked_until"),
  },
  () => [...policies("second_factors", { auth: "everything", admin: "everything" })],
).enableRLS();

/** Codes for when the app is lost; each works once. Of each only its hash is kept. */
export const recoveryCodes = pgTable(
  "recovery_codes",
  {
    id: uuid("id").primaryKey(),
    userId: ofUser(),
    hash: text("hash").notNull(),
    usedAt: instant("used_at"),
  },
  (t) => [
    uniqueIndex("recovery_codes_once").on(t.userId, t.hash),
    ...policies("recovery_codes", { auth: "everything" }),
  ],
).enableRLS();
