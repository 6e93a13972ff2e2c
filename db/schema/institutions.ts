import { sql } from "drizzle-orm";
import { check, foreignKey, index, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { contactKinds, partitions } from "../values";
import { oneOf, recordChecks } from "./checks";
import { instant, provenance, recordColumns, tenantKey, tenantPolicies } from "./columns";
import { provinces } from "./reference";

/** The head of a tenant: its own id is the distribution key of everything below it. */
export const institutions = pgTable(
  "institutions",
  {
    ...tenantKey(),
    id: uuid("id").notNull(),
    nameZh: text("name_zh").notNull(),
    nameEn: text("name_en"),
    aliases: text("aliases").array().notNull().default([]),
    uscc: text("uscc"),
    campus: text("campus").notNull().default(""),
    licenceNo: text("licence_no"),
    insuranceCode: text("insurance_code"),
    provinceAdcode: text("province_adcode")
      .notNull()
      .references(() => provinces.adcode),
    city: text("city"),
    level: text("level"),
    grade: text("grade"),
    type: text("type"),
    ownership: text("ownership"),
    bedsBand: text("beds_band"),
    affiliation: text("affiliation"),
    participation: text("participation").notNull().default("unknown"),
    ...recordColumns(),
  },
  (t) => [
    primaryKey({ columns: [t.institutionId, t.id] }),
    unique("institutions_institution_once").on(t.institutionId),
    index("institutions_id").on(t.id),
    index("institutions_jurisdiction").on(t.jurisdictionCode),
    check("institutions_own_key", sql`institution_id = id`),
    ...recordChecks("institutions"),
    ...tenantPolicies("institutions"),
  ],
).enableRLS();

export const institutionContacts = pgTable(
  "institution_contacts",
  {
    ...tenantKey(),
    id: uuid("id").notNull(),
    kind: text("kind").notNull(),
    department: text("department"),
    roleTitle: text("role_title"),
    email: text("email"),
    phone: text("phone"),
    updatedAt: instant("updated_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.institutionId, t.id] }),
    index("institution_contacts_id").on(t.id),
    index("institution_contacts_jurisdiction").on(t.jurisdictionCode),
    unique("institution_contacts_kind_once").on(t.institutionId, t.kind),
    foreignKey({
      columns: [t.institutionId],
      foreignColumns: [institutions.institutionId],
      name: "institution_contacts_institution",
    }),
    check("institution_contacts_kind", oneOf("kind", contactKinds)),
    ...tenantPolicies("institution_contacts"),
  ],
).enableRLS();

/** A dedicated piece of infrastructure; devices and non-devices may not share one. */
export const infrastructureModules = pgTable(
  "infrastructure_modules",
  {
    ...tenantKey(),
    id: uuid("id").notNull(),
    name: text("name").notNull(),
    partition: text("partition").notNull(),
    description: text("description"),
    provenance: provenance(),
    createdAt: instant("created_at").notNull().defaultNow(),
    updatedAt: instant("updated_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.institutionId, t.id] }),
    index("infrastructure_modules_id").on(t.id),
    index("infrastructure_modules_jurisdiction").on(t.jurisdictionCode),
    unique("infrastructure_modules_name_once").on(t.institutionId, t.name),
    foreignKey({
      columns: [t.institutionId],
      foreignColumns: [institutions.institutionId],
      name: "infrastructure_modules_institution",
    }),
    check("infrastructure_modules_partition", oneOf("partition", partitions)),
    ...tenantPolicies("infrastructure_modules"),
  ],
).enableRLS();
