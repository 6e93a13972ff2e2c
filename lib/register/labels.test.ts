import { describe, expect, it } from "vitest";
import * as values from "@/db/values";
import { applicationFields } from "@/lib/applications/schema";
import { configurationFields } from "@/lib/deployments/configuration";
import { deploymentFields } from "@/lib/deployments/schema";
import { locales } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";
import { institutionFields } from "@/lib/institutions/schema";
import { codeItems, codeLabel } from "@/lib/reference/codes";
import { fieldForm, fieldKey } from "./labels";

const fields = {
  institution: institutionFields,
  deployment: deploymentFields,
  configuration: configurationFields,
  application: applicationFields,
} as const;
type Kind = keyof typeof fields;
const kinds = Object.keys(fields) as Kind[];
const every = kinds.flatMap((kind) => fields[kind].map((field) => [kind, field] as const));

const wordsOf = (locale: (typeof locales)[number], area: "fields" | "hints", kind: Kind) =>
  messages[locale].codes[area][kind] as Record<string, string | undefined>;

describe("labels of fields", () => {
  it("look at all four lists", () => {
    expect(every.length).toBeGreaterThan(60);
  });

  it.each(locales)("name every field of every list in %s, and say why it is asked", (locale) => {
    const missing = every.filter(([kind, field]) => {
      return !wordsOf(locale, "fields", kind)[field] || !wordsOf(locale, "hints", kind)[field];
    });
    expect(missing).toEqual([]);
  });

  it.each(locales)("give no two fields of one kind the same name in %s", (locale) => {
    for (const kind of kinds) {
      const names = fields[kind].map((field) => wordsOf(locale, "fields", kind)[field]);
      expect(new Set(names).size).toBe(names.length);
    }
  });

  it("form the key under which the catalogue holds the word", () => {
    expect(fieldKey("application", "humanReview")).toBe("fields.application.humanReview");
  });
});

const tuples = new Map<string, readonly string[] | string>(Object.entries(values));
const coded = every.flatMap(([kind, field]) => {
  const form = fieldForm(kind, field);
  return form.as === "code" || form.as === "codes" ? [[`${kind}.${field}`, form.list] as const] : [];
});

describe("coded fields", () => {
  it("are the ones the schemas define by a list", () => {
    expect(coded.length).toBeGreaterThanOrEqual(22);
    expect(fieldForm("configuration", "modelName")).toEqual({ as: "text" });
    expect(fieldForm("application", "no-such-field")).toEqual({ as: "text" });
  });

  it.each(coded)("%s: every code of %s has a word in both languages", (_field, list) => {
    const tuple = tuples.get(list) ?? [];
    expect(codeItems(list).map((item) => item.code)).toEqual([...tuple]);
    for (const code of tuple) {
      for (const locale of locales) expect(codeLabel(list, code, locale).trim()).not.toBe("");
    }
  });
});
