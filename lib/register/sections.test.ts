import { describe, expect, it } from "vitest";
import { recordKinds } from "@/db/values";
import { publicApplicationFields } from "@/lib/applications/schema";
import { publicConfigurationFields } from "@/lib/deployments/configuration";
import { publicDeploymentFields } from "@/lib/deployments/schema";
import { publicInstitutionFields } from "@/lib/institutions/schema";
import { recordSections } from "./sections";

const published: Record<(typeof recordKinds)[number], readonly string[]> = {
  institution: publicInstitutionFields,
  deployment: [...publicDeploymentFields, ...publicConfigurationFields],
  application: publicApplicationFields,
};

describe("sections of a public record", () => {
  it.each(recordKinds)("show every public field of a record of kind %s once, and no other", (kind) => {
    const shown = recordSections[kind].flatMap((section) => section.fields);
    expect([...shown].sort()).toEqual([...published[kind]].sort());
    expect(new Set(shown).size).toBe(shown.length);
  });
});
