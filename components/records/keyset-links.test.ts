import { describe, expect, it } from "vitest";
import { keysetLinks, keysetPlace } from "./keyset-links";

const read = (href: string) => {
  const search = new URL(href, "http://portal.test").searchParams;
  return keysetPlace(search.get("after") ?? undefined, search.get("back") ?? undefined);
};

describe("keyset links", () => {
  it("walk to the end and back over the same pages", () => {
    const cursors = ["A-1", "B-2", "C-3"];
    let place = keysetPlace(undefined, undefined);
    const visited = [place.after];
    for (const next of cursors) {
      place = read(keysetLinks("/list", {}, place, next).next ?? "");
      visited.push(place.after);
    }
    expect(visited).toEqual([null, ...cursors]);
    const returned = [place.after];
    for (;;) {
      const { previous } = keysetLinks("/list", {}, place, null);
      if (previous === null) break;
      place = read(previous);
      returned.push(place.after);
    }
    expect(returned).toEqual(visited.toReversed());
  });

  it("keep the other parameters and drop empty ones", () => {
    const { next } = keysetLinks(
      "/list",
      { q: "协和 1", tab: null },
      keysetPlace(undefined, undefined),
      "A-1",
    );
    expect(next).toBe("/list?q=%E5%8D%8F%E5%92%8C+1&after=A-1");
  });

  it("have no way before the first page or beyond the last", () => {
    expect(keysetLinks("/list", {}, keysetPlace(undefined, undefined), null)).toEqual({
      previous: null,
      next: null,
    });
  });

  it.each(["", "-", "a b", "<x>", "A".repeat(40)])("start at the first page for %j", (after) => {
    expect(keysetPlace(after, "A-1")).toEqual({ after: null, back: [] });
  });

  it("drop what is no cursor from the way back", () => {
    expect(keysetPlace("C-3", "A-1,<x>,B-2").back).toEqual(["A-1", "B-2"]);
  });
});
