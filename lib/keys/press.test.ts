import { describe, expect, it } from "vitest";
import { type Press, pressName, readPress } from "./press";
import { isSingle, keyGroups, keysOf, keyTable } from "./table";

const plain: Press = {
  key: "j",
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  isComposing: false,
  repeat: false,
};

describe("pressName", () => {
  it("writes ⌘ and Ctrl alike, and letters small", () => {
    expect(pressName({ ...plain, key: "K", ctrlKey: true })).toBe("mod+k");
    expect(pressName({ ...plain, key: "k", metaKey: true })).toBe("mod+k");
    expect(pressName({ ...plain, key: "J" })).toBe("j");
    expect(pressName({ ...plain, key: "?", shiftKey: true })).toBe("?");
  });
  it("leaves alone what the browser or an input method means by it", () => {
    for (const other of [
      { isComposing: true },
      { key: "Process" },
      { key: "Shift", shiftKey: true },
      { altKey: true },
      { ctrlKey: true, shiftKey: true, key: "K" },
      { ctrlKey: true, metaKey: true },
    ]) {
      expect(pressName({ ...plain, ...other })).toBeNull();
    }
  });
});

describe("readPress", () => {
  it("takes two keys after each other, and no more than a moment apart", () => {
    const first = readPress("g", null, 1000);
    expect(first).toEqual({ ids: [], begun: { first: "g", at: 1000 }, single: true });
    expect(readPress("h", first.begun, 2000)).toEqual({ ids: ["goHome"], begun: null, single: true });
    expect(readPress("h", first.begun, 2501).ids).toEqual([]);
    expect(readPress("h", null, 1000).ids).toEqual([]);
  });
  it("lets a second key that means nothing after the first stand for itself", () => {
    const { begun } = readPress("g", null, 0);
    expect(readPress("k", begun, 10).ids).toEqual(["rowUp"]);
    expect(readPress("g", begun, 10).begun).toEqual({ first: "g", at: 10 });
  });
  it("names a form's line before a list's where they share a key", () => {
    expect(readPress("j", null, 0).ids).toEqual(["nextUnanswered", "rowDown"]);
  });
  it("takes the digits from one to nine for choices", () => {
    expect(readPress("7", null, 0)).toMatchObject({ ids: ["choose"], single: true });
    expect(readPress("0", null, 0).ids).toEqual([]);
  });
  it("does not count ⌘ keys among the single ones", () => {
    expect(readPress("mod+k", null, 0)).toMatchObject({ ids: ["menu"], single: false });
    expect(readPress("mod+Enter", null, 0)).toMatchObject({ ids: ["submit"], single: false });
    expect(readPress("Enter", null, 0).ids).toEqual([]);
  });
});

describe("the table of keys", () => {
  it("has one line an id, in a group that is shown", () => {
    expect(new Set(keyTable.map(({ id }) => id)).size).toBe(keyTable.length);
    expect(keyTable.filter(({ group }) => !keyGroups.includes(group))).toEqual([]);
  });
  it("gives no key twice within a group", () => {
    const places = keyTable.map(({ group, keys }) => `${group} ${keys}`);
    expect(new Set(places).size).toBe(places.length);
  });
  it("knows which keys can be turned off", () => {
    expect(["/", "g h", "1–9"].map(isSingle)).toEqual([true, true, true]);
    expect(["mod+k", "Enter", "Escape"].map(isSingle)).toEqual([false, false, false]);
    expect(keysOf("goNext")).toBe("g n");
  });
});
