import { describe, expect, it } from "vitest";
import { applicationSpec } from "@/components/applications/application-form-spec";
import { configurationSpec } from "@/components/deployments/configuration-form-spec";
import { deploymentSpec } from "@/components/deployments/deployment-form-spec";
import { institutionSpec } from "@/components/institutions/institution-form-spec";
import { applicationFields, optionalApplicationFields } from "@/lib/applications/schema";
import { configurationFields, optionalConfigurationFields } from "@/lib/deployments/configuration";
import { deploymentFields, optionalDeploymentFields } from "@/lib/deployments/schema";
import { locales } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";
import { institutionFields, optionalInstitutionFields } from "@/lib/institutions/schema";
import { formOptions } from "@/lib/records/form-options";
import { fieldsOf, listsOf } from "@/lib/records/form-spec";

const forms = [
  { spec: institutionSpec, fields: institutionFields, optional: optionalInstitutionFields },
  {
    spec: deploymentSpec,
    fields: [...deploymentFields, "moduleName", "partition"],
    optional: optionalDeploymentFields,
  },
  { spec: configurationSpec, fields: configurationFields, optional: optionalConfigurationFields },
  { spec: applicationSpec, fields: applicationFields, optional: optionalApplicationFields },
];

const at = (tree: unknown, path: string): unknown =>
  path.split(".").reduce((node, key) => (node as Record<string, unknown> | undefined)?.[key], tree);

describe.each(forms)("the $spec.kind form", ({ spec, fields, optional }) => {
  const asked = fieldsOf(spec).map((field) => field.name);

  it("asks every regulated field once", () => {
    expect([...asked].sort()).toEqual([...fields].sort());
  });

  it("lets exactly the optional fields be blank", () => {
    const blankable = asked.filter((name) => !spec.required.includes(name));
    expect([...blankable].sort()).toEqual([...optional].sort());
  });

  it.each(locales)("has words for every field, part and section in %s", (locale) => {
    const { codes } = messages[locale];
    const keys = fieldsOf(spec).flatMap((field) => [
      `fields.${spec.kind}.${field.name}`,
      `hints.${spec.kind}.${field.name}`,
      ...(field.as === "parts" ? field.parts.map((part) => `parts.${field.name}.${part.name}`) : []),
    ]);
    expect(keys.length).toBeGreaterThan(20);
    expect(keys.filter((key) => typeof at(codes, key) !== "string")).toEqual([]);
  });

  it.each(locales)("has options for every list in %s", (locale) => {
    const options = formOptions(spec, locale);
    const lists = listsOf(spec);
    expect(lists.length).toBeGreaterThan(2);
    expect(lists.filter((list) => (options[list] ?? []).length < 2)).toEqual([]);
  });
});
