import { describe, expect, it } from "vitest";
import { type FoundRecord, mergeFound } from "./found";

const record = (number: string, path: string): FoundRecord => ({
  kind: "deployment",
  number,
  name: number,
  nameEn: null,
  institution: null,
  institutionEn: null,
  path,
});
const paths = (found: FoundRecord[]) => found.map(({ path }) => path);

describe("what a search found", () => {
  const own = [record("DEP-1", "/deployments/1"), record("DEP-2", "/deployments/2")];
  const published = [record("DEP-2", "/register/DEP-2"), record("DEP-3", "/register/DEP-3")];

  it("lists a record of both once, as its owner sees it", () => {
    expect(paths(mergeFound(own, published, null, 8))).toEqual([
      "/deployments/1",
      "/deployments/2",
      "/register/DEP-3",
    ]);
  });

  it("begins with the record whose number was typed", () => {
    expect(paths(mergeFound(own, published, "DEP-3", 8))[0]).toBe("/register/DEP-3");
  });

  it("ends where the list is full", () => {
    expect(mergeFound(own, published, null, 2)).toHaveLength(2);
  });
});
