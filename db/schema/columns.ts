import { type SQL, sql } from "drizzle-orm";
import { customType, integer, jsonb, pgPolicy, pgRole, text, timestamp, uuid } from "drizzle-orm/pg-core";
import type { Provenance } from "../values";

/** Byte-wise collation, so that a province's range (`'33' … '33~'`) is served by a plain index. */
export const collatedText = customType<{ data: string }>({ dataType: () => 'text collate "C"' });

/** One database role per kind of viewer; they are made by the first migration. */
export const viewerRoles = {
  hospital: pgRole("portal_hospital").existing(),
  regulator: pgRole("portal_regulator").existing(),
  admin: pgRole("portal_admin").existing(),
  system: pgRole("portal_system").existing(),
  auth: pgRole("portal_auth").existing(),
  account: pgRole("portal_account").existing(),
} as const;
export type ViewerRole = keyof typeof viewerRoles;

export const tenantKey = () => ({
  institutionId: uuid("institution_id").notNull(),
  jurisdictionCode: collatedText("jurisdiction_code").notNull(),
});
export const jurisdictionCode = () => collatedText("jurisdiction_code");

export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });

const ownInstitution = sql`institution_id = nullif(current_setting('app.institution_id', true), '')::uuid`;
const ownJurisdiction = sql`jurisdiction_code >= nullif(current_setting('app.jurisdiction_from', true), '') and jurisdiction_code < nullif(current_setting('app.jurisdiction_to', true), '')`;
/** Within it, what is one authority's own. */
const ownAuthority = sql`${ownJurisdiction} and authority = nullif(current_setting('app.authority', true), '')`;
/** Within it, what only who decides on hospitals has to do with: where their models are, and how they are called. */
const reviewedJurisdiction = sql`${ownJurisdiction} and current_setting('app.role', true) = 'reviewer'`;
const ownUser = (column: string) =>
  sql.raw(`${column} = nullif(current_setting('app.user_id', true), '')::uuid`);
const everything = sql`true`;
/** What officials write is not the hospital's to read before both have signed it. */
const ownDecided = sql`${ownInstitution} and decided_at is not null`;
/** The same of what they sign: a signature holds all that it is over. */
const ownDisclosed = sql`${ownInstitution} and disclosed_at is not null`;

const conditions = {
  ownInstitution,
  ownDecided,
  ownDisclosed,
  ownJurisdiction,
  ownAuthority,
  reviewedJurisdiction,
  everything,
  self: ownUser("id"),
  ownUser: ownUser("user_id"),
};
export type PolicyCondition = keyof typeof conditions;

/** What a role may write where that is less than what it sees: a comparison of columns, added to its reach. */
export type WriteLimits = Partial<Record<ViewerRole, SQL>>;

/** Exactly one policy per role and table: several would be OR-ed and lose every index. */
export function policies(
  table: string,
  rules: Partial<Record<ViewerRole, PolicyCondition>>,
  limits: WriteLimits = {},
) {
  return Object.entries(rules).map(([name, condition]) => {
    const role = name as ViewerRole;
    const [reach, limit] = [conditions[condition], limits[role]];
    const withCheck = limit === undefined ? reach : sql`${reach} and ${limit}`;
    return pgPolicy(`${table}_${role}`, { to: viewerRoles[role], using: reach, withCheck });
  });
}

/** What belongs to one person, whatever they are: their own rows. */
export const ownRows = { hospital: "ownUser", regulator: "ownUser", account: "ownUser" } as const;

/** What almost every tenant table allows: a hospital its own rows, a regulator its jurisdiction, a job one institution. */
export const tenantPolicies = (table: string, limits: WriteLimits = {}) =>
  policies(
    table,
    { hospital: "ownInstitution", regulator: "ownJurisdiction", system: "ownInstitution" },
    limits,
  );

export const provenance = () => jsonb("provenance").$type<Provenance>().notNull().default({});

/** State, revision and signatories of a record that hospital and reviewer pass to and fro. */
export const recordColumns = () => ({
  number: text("number").notNull(),
  state: text("state").notNull().default("draft"),
  origin: text("origin").notNull().default("hospital"),
  revision: integer("revision").notNull().default(1),
  provenance: provenance(),
  updatedBy: uuid("updated_by"),
  updatedByName: text("updated_by_name"),
  updatedAt: instant("updated_at").notNull().defaultNow(),
  createdAt: instant("created_at").notNull().defaultNow(),
  submittedBy: uuid("submitted_by"),
  submittedByName: text("submitted_by_name"),
  submittedAt: instant("submitted_at"),
  confirmedBy: uuid("confirmed_by"),
  confirmedByName: text("confirmed_by_name"),
  confirmedAt: instant("confirmed_at"),
  confirmedRevision: integer("confirmed_revision"),
  /** When the hospital last stood for the record as it is: by confirming it, or by saying that it is still true. */
  lastAttestedAt: instant("last_attested_at"),
  verifiedBy: uuid("verified_by"),
  verifiedByName: text("verified_by_name"),
  verifiedAt: instant("verified_at"),
  verifiedRevision: integer("verified_revision"),
  publishedAt: instant("published_at"),
  publishedRevision: integer("published_revision"),
  returnedReason: text("returned_reason"),
  returnedByName: text("returned_by_name"),
});
