import type { Provenance, RecordKind } from "@/db/values";
import { applicationFields } from "@/lib/applications/schema";
import { configurationFields } from "@/lib/deployments/configuration";
import { deploymentFields } from "@/lib/deployments/schema";
import { institutionFields } from "@/lib/institutions/schema";
import type { FieldKind } from "@/lib/register/labels";
import { CONFIGURATION } from "./field-standing";
import type { Stated } from "./version-diff";

const own = {
  institution: institutionFields,
  deployment: deploymentFields,
  application: applicationFields,
} as const satisfies Record<RecordKind, readonly string[]>;

/** The fields a version of a record holds, in the order of its page; a deployment's with those of its configuration. */
export const versionFields = (kind: RecordKind): readonly string[] =>
  kind === "deployment"
    ? [...own.deployment, ...configurationFields.map((field) => `${CONFIGURATION}${field}`)]
    : own[kind];

/** Whose field a name of a version is: the record's own, or its configuration's under its prefix. */
export const fieldOf = (kind: RecordKind, name: string): { kind: FieldKind; field: string } =>
  name.startsWith(CONFIGURATION)
    ? { kind: "configuration", field: name.slice(CONFIGURATION.length) }
    : { kind, field: name };

/** The part of a version's values or provenance that is its configuration's, under the configuration's own names. */
export function configurationPart<Value>(of: Readonly<Record<string, Value>>): Record<string, Value> {
  const entries = Object.entries(of).filter(([name]) => name.startsWith(CONFIGURATION));
  return Object.fromEntries(entries.map(([name, value]) => [name.slice(CONFIGURATION.length), value]));
}

type Configured = { components: Readonly<Record<string, unknown>>; provenance: Provenance } | null;
const prefixed = <Value>(of: Readonly<Record<string, Value>>) =>
  Object.fromEntries(
    Object.entries(of).map(([field, value]) => [`${CONFIGURATION}${field}`, value] as const),
  );

/** A record's values and provenance with those of its configuration among them, under their prefix. */
export const withConfiguration = ({ values, provenance }: Stated, configured: Configured): Stated => ({
  values: { ...values, ...prefixed(configured?.components ?? {}) },
  provenance: { ...provenance, ...prefixed(configured?.provenance ?? {}) },
});
