import { describe, expect, it } from "vitest";
import { newId } from "@/lib/ids";
import { noticePlace, placeText } from "./place";

const id = newId();

describe("the place in the inbox", () => {
  it("comes back as it was written", () => {
    const place = { at: "2026-11-24T02:03:04.000005Z", id };
    expect(noticePlace(placeText(place))).toEqual(place);
  });

  it.each([
    null,
    "",
    "_",
    id,
    `2026-11-24T02:03:04.005Z_${id}`,
    `2026-02-31T02:03:04.000005Z_${id}`,
    `2026-11-24T25:03:04.000005Z_${id}`,
    `0000-01-01T02:03:04.000005Z_${id}`,
    "2026-11-24T02:03:04.000005Z_not-an-id",
  ])("is the first page for %j", (text) => {
    expect(noticePlace(text)).toBeNull();
  });
});
