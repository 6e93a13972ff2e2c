import { describe, expect, it } from "vitest";
import { pairOf } from "./version-pair";

const kept = [4, 3, 2, 1];
const none = { from: null, to: null };

describe("the two versions to compare", () => {
  it("are those asked for, else the newest and the one before", () => {
    expect(pairOf(kept, { from: 1, to: 3 })).toEqual({ before: 1, after: 3, missing: [] });
    expect(pairOf(kept, none)).toEqual({ before: 3, after: 4, missing: [] });
    expect(pairOf(kept, { from: null, to: 3 })).toMatchObject({ before: 2, after: 3 });
  });

  it("are two where there are two, even when the oldest alone was asked for", () => {
    expect(pairOf(kept, { from: null, to: 1 })).toEqual({ before: 2, after: 1, missing: [] });
  });

  it("name what is asked for and not kept, and leave two to choose from", () => {
    expect(pairOf(kept, { from: 99, to: 1 })).toEqual({ before: 2, after: 1, missing: [99] });
    expect(pairOf(kept, { from: 1, to: 99 })).toEqual({ before: 1, after: 4, missing: [99] });
    expect(pairOf(kept, { from: 99, to: 99 }).missing).toEqual([99]);
  });

  it("are none where one is kept", () => {
    expect(pairOf([1], none)).toEqual({ before: null, after: 1, missing: [] });
    expect(pairOf([1], { from: 1, to: null })).toMatchObject({ before: 1, after: 1 });
  });
});
