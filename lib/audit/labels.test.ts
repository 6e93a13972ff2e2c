import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { recordKinds } from "@/db/values";
import { messages } from "@/lib/i18n/messages";
import { auditActions, auditObjects, isAuditAction, objectPath } from "./labels";

const lib = path.resolve(import.meta.dirname, "..");
const sources = readdirSync(lib, { recursive: true, encoding: "utf8" })
  .filter((file) => /^(?!testing\W).*(?<!\.test)\.ts$/.test(file) && !file.endsWith("labels.ts"))
  .map((file) => ({ file, text: readFileSync(path.join(lib, file), "utf8") }));

/** Words of a catalogue under `area.group`, whose keys are nested at their dots. */
function words(catalogue: unknown, key: string): unknown {
  return key.split(".").reduce<unknown>((tree, part) => (tree as Record<string, unknown>)?.[part], catalogue);
}

/** `action: "noun.verb"`, and the actions handed over as an argument beside it. */
function actionsIn(text: string): string[] {
  const named = [...text.matchAll(/action: "([a-z-]+\.[a-z-]+)"/g)];
  const handed = [
    ...text.matchAll(/(?:entry|trail)\((?:[^()]|\([^()]*\))*?"((?:membership|session)\.[a-z]+)"/g),
  ];
  return [...named, ...handed].map((match) => match[1] ?? "");
}

describe("audit labels", () => {
  const found = new Set(sources.flatMap(({ text }) => actionsIn(text)));

  it("know every action the sources write", () => {
    expect(found.size).toBeGreaterThan(12);
    expect([...found].filter((action) => !isAuditAction(action))).toEqual([]);
  });

  it("know the actions that are put together from a kind and from a decision", () => {
    const text = sources.find(({ file }) => file === path.join("records", "commands.ts"))?.text ?? "";
    const table = /const decisions = \{([^}]*)\}/.exec(text)?.[1] ?? "";
    const decided = [...table.matchAll(/: "([a-z]+)"/g)].map((match) => `record.${match[1]}`);
    expect(decided.length).toBeGreaterThan(4);
    const updated = recordKinds.map((kind) => `${kind}.updated`);
    expect([...decided, ...updated].filter((action) => !isAuditAction(action))).toEqual([]);
  });

  it.each(["zh-CN", "en"] as const)("have words in %s", (locale) => {
    const keys = [...auditActions.map((a) => `action.${a}`), ...auditObjects.map((o) => `object.${o}`)];
    const silent = keys.filter((key) => typeof words(messages[locale].audit, key) !== "string");
    expect(silent).toEqual([]);
  });

  it("lead to the pages of records and to nothing else", () => {
    expect(objectPath("deployment", "x")).toBe("/deployments/x");
    expect(objectPath("account", "x")).toBeNull();
  });
});
