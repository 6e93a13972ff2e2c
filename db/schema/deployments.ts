import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  numeric,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { hostingModes, lifecycleStages, mlpsLevels, modelFamilies, networkZones } from "../values";
import { oneOf, recordChecks } from "./checks";
import { instant, provenance, recordColumns, tenantKey, tenantPolicies } from "./columns";
import { infrastructureModules, institutions } from "./institutions";

/** A model as one institution runs it: what was downloaded, from where, with which digest. */
export const modelVersions = pgTable(
  "model_versions",
  {
    ...tenantKey(),
    id: uuid("id").notNull(),
    family: text("family").notNull(),
    name: text("name").notNull(),
    version: text("version"),
    sizeBillion: numeric("size_billion", { mode: "number" }),
    isDistilled: boolean("is_distilled"),
    distilBase: text("distil_base"),
    weightsSource: text("weights_source"),
    weightsSha256: text("weights_sha256"),
    licence: text("licence"),
    provenance: provenance(),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.institutionId, t.id] }),
    index("model_versions_id").on(t.id),
    index("model_versions_jurisdiction").on(t.jurisdictionCode),
    foreignKey({
      columns: [t.institutionId],
      foreignColumns: [institutions.institutionId],
      name: "model_versions_institution",
    }),
    check("model_versions_family", oneOf("family", modelFamilies)),
    ...tenantPolicies("model_versions"),
  ],
).enableRLS();

/** One serving endpoint on one infrastructure module. */
export const deployments = pgTable(
  "deployments",
  {
    ...tenantKey(),
    id: uuid("id").notNull(),
    moduleId: uuid("module_id"),
    configurationId: uuid("configuration_id"),
    name: text("name").notNull(),
    hosting: text("hosting"),
    lifecycleStage: text("lifecycle_stage"),
    startedOn: date("started_on", { mode: "string" }),
    networkZone: text("network_zone"),
    isInternetExposed: boolean("is_internet_exposed"),
    mlpsLevel: text("mlps_level"),
    supplierName: text("supplier_name"),
    integratorName: text("integrator_name"),
    ownerDepartment: text("owner_department"),
    description: text("description"),
    ...recordColumns(),
  },
  (t) => [
    primaryKey({ columns: [t.institutionId, t.id] }),
    index("deployments_id").on(t.id),
    index("deployments_jurisdiction").on(t.jurisdictionCode),
    foreignKey({
      columns: [t.institutionId],
      foreignColumns: [institutions.institutionId],
      name: "deployments_institution",
    }),
    foreignKey({
      columns: [t.institutionId, t.moduleId],
      foreignColumns: [infrastructureModules.institutionId, infrastructureModules.id],
      name: "deployments_module",
    }),
    check("deployments_hosting", oneOf("hosting", hostingModes)),
    check("deployments_stage", oneOf("lifecycle_stage", lifecycleStages)),
    check("deployments_zone", oneOf("network_zone", networkZones)),
    check("deployments_mlps", oneOf("mlps_level", mlpsLevels)),
    ...recordChecks("deployments"),
    ...tenantPolicies("deployments"),
  ],
).enableRLS();

/** Everything that changes behaviour, under one digest. Rows are never changed: a change is a new row. */
export const configurations = pgTable(
  "configurations",
  {
    ...tenantKey(),
    id: uuid("id").notNull(),
    deploymentId: uuid("deployment_id").notNull(),
    modelVersionId: uuid("model_version_id").notNull(),
    ordinal: integer("ordinal").notNull(),
    digest: text("digest").notNull(),
    components: jsonb("components").$type<Record<string, unknown>>().notNull(),
    provenance: provenance(),
    createdBy: uuid("created_by"),
    createdByName: text("created_by_name"),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.institutionId, t.id] }),
    index("configurations_id").on(t.id),
    index("configurations_jurisdiction").on(t.jurisdictionCode),
    unique("configurations_ordinal_once").on(t.institutionId, t.deploymentId, t.ordinal),
    foreignKey({
      columns: [t.institutionId, t.deploymentId],
      foreignColumns: [deployments.institutionId, deployments.id],
      name: "configurations_deployment",
    }),
    foreignKey({
      columns: [t.institutionId, t.modelVersionId],
      foreignColumns: [modelVersions.institutionId, modelVersions.id],
      name: "configurations_model_version",
    }),
    check("configurations_digest", sql`digest ~ '^[0-9a-f]{64}$'`),
    ...tenantPolicies("configurations"),
  ],
).enableRLS();
