import { readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { locales } from "./locale";
import { messages } from "./messages";

type Tree = { [key: string]: string | Tree };
type Flat = Map<string, string>;

function flatten(tree: Tree, prefix = "", into: Flat = new Map()): Flat {
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === "string") into.set(`${prefix}${key}`, value);
    else flatten(value, `${prefix}${key}.`, into);
  }
  return into;
}

/** The arguments of an ICU message. Branches of plural and select are messages again. */
function icuArguments(message: string): Set<string> {
  const names = new Set<string>();
  let at = 0;
  const readMessage = (): void => {
    for (; at < message.length && message[at] !== "}"; at += 1) {
      if (message[at] === "{") readArgument();
    }
  };
  const readArgument = (): void => {
    const [, name = "", stop] = /^\{\s*([\w-]+)\s*([,}])/.exec(message.slice(at)) ?? [];
    if (name === "") throw new Error(`not an ICU argument: ${message.slice(at, at + 20)}`);
    names.add(name);
    at = message.indexOf(stop ?? "}", at);
    while (at < message.length && message[at] !== "}") {
      at += 1;
      if (message[at] === "{") {
        at += 1;
        readMessage();
        at += 1;
      }
    }
  };
  readMessage();
  return names;
}

const zh = flatten(messages["zh-CN"]);
const en = flatten(messages.en);

describe("catalogues", () => {
  it.each(locales)("%s holds every area of its folder", (locale) => {
    const files = readdirSync(path.join(import.meta.dirname, "messages", locale));
    expect(files.length).toBeGreaterThan(10);
    expect(Object.keys(messages[locale]).sort()).toEqual(
      files.map((file) => file.replace(".json", "")).sort(),
    );
  });

  it("have the same keys", () => {
    expect(zh.size).toBeGreaterThan(150);
    expect([...en.keys()].sort()).toEqual([...zh.keys()].sort());
  });

  it("take the same arguments", () => {
    const differing = [...zh].filter(([key, sentence]) => {
      const other = en.get(key) ?? "";
      return [...icuArguments(sentence)].sort().join() !== [...icuArguments(other)].sort().join();
    });
    expect(differing.map(([key]) => key)).toEqual([]);
  });

  it("leave no sentence empty", () => {
    const empty = [...zh, ...en].filter(([, sentence]) => sentence.trim() === "");
    expect(empty).toEqual([]);
  });

  it("have no typed space between Han and Latin or digits: text-autospace makes it", () => {
    const spaced = /\p{Script=Han} +[A-Za-z0-9{]|[A-Za-z0-9}] +\p{Script=Han}/u;
    expect(spaced.test("第 3 版")).toBe(true);
    expect([...zh].filter(([, sentence]) => spaced.test(sentence))).toEqual([]);
  });

  it("keep the tone: no 您, no exclamation marks", () => {
    expect([...zh, ...en].filter(([, sentence]) => /[您！]|!(?!=)/.test(sentence))).toEqual([]);
  });
});

describe("icuArguments", () => {
  it("reads branches and their arguments", () => {
    expect([...icuArguments("{count, plural, one {# by {who}} other {# more}} {at}")]).toEqual([
      "count",
      "who",
      "at",
    ]);
  });
});
