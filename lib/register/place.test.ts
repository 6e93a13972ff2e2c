import { describe, expect, it } from "vitest";
import { formatRecordNumber } from "@/lib/records/number";
import { registerSorts } from "./facets";
import { decodePlace, encodePlace } from "./place";

const number = formatRecordNumber("application", 42);
const row = { number, publishedAt: new Date(0), size: -1 };

describe("the place of a row", () => {
  it.each(["", "bei jing xie he", "a_b", "𠮷".repeat(40)])("comes back as it was written: %j", (nameKey) => {
    for (const sort of registerSorts) {
      const text = encodePlace(sort, { ...row, nameKey });
      const key = text.slice(number.length + 1);
      expect(decodePlace(sort, text)).toEqual({ number, key });
    }
  });
});
