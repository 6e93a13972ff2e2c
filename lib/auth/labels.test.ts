import { describe, expect, it } from "vitest";
import { actorRoles } from "@/db/values";
import { messages } from "@/lib/i18n/messages";
import { codeLabel } from "@/lib/reference/codes";
import { holdersOf, permissionNames, tableRoles } from "./labels";
import { may, permissions } from "./permissions";

describe.each(["zh-CN", "en"] as const)("words in %s", (locale) => {
  const area = messages[locale].permissions;

  it("are there for every permission, and for no other", () => {
    expect(permissionNames.length).toBeGreaterThan(15);
    expect(Object.keys(area.name).sort()).toEqual([...permissionNames].sort());
  });

  it("say what every role does and sees", () => {
    expect(Object.keys(area.does).sort()).toEqual([...tableRoles].sort());
    expect(Object.keys(area.sees).sort()).toEqual([...tableRoles].sort());
    expect(tableRoles.filter((role) => codeLabel("actorRoles", role, locale) === role)).toEqual([]);
  });
});

describe("the table's columns", () => {
  it("are all roles but the system, which holds nothing", () => {
    expect([...tableRoles, "system"].sort()).toEqual([...actorRoles].sort());
    expect(permissionNames.filter((permission) => may("system", permission))).toEqual([]);
  });

  it("hold what the table says", () => {
    for (const permission of permissionNames) {
      expect(holdersOf(permission).sort()).toEqual([...permissions[permission]].sort());
    }
  });
});
