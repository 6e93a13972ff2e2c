import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rowFrom } from "@/lib/testing/exports";
import { columnForm, columnKeys } from "./columns";
import { csvHeader, csvNote, csvRow, FORMULA_SIGNS, textCell, textOfCell } from "./csv";

const text = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc.tuple(fc.constantFrom(...FORMULA_SIGNS, "3#", "#"), fc.string()).map(([sign, rest]) => sign + rest),
  fc.array(fc.constantFrom(...FORMULA_SIGNS, ";", "x")).map((signs) => signs.join("")),
);
const code = fc.constantFrom("in_use", "on-premises", "330000");
const arbitraries = { text, code, instant: code, number: fc.integer({ min: 0 }) };
const cells = fc.tuple(
  ...columnKeys.map((key): fc.Arbitrary<string | number> => arbitraries[columnForm(key).is]),
);
const rows = fc.array(cells.map((values) => rowFrom((_, at) => values[at] ?? null)));

describe("CSV", () => {
  it("read again by another program gives the rows it was written from", () => {
    fc.assert(
      fc.property(rows, (written) => {
        const file = csvHeader(columnKeys) + written.map(csvRow).join("") + csvNote("end");
        const read: string[][] = parse(file, { comment: "#" });
        const values = read
          .slice(1)
          .map((cells) =>
            cells.map((cell, at) =>
              columnForm(columnKeys[at] ?? "number").is === "text" ? textOfCell(cell) : cell,
            ),
          );
        expect(values).toEqual(written.map((row) => columnKeys.map((key) => String(row[key]))));
      }),
    );
  });

  it("has no cell that a spreadsheet computes", () => {
    for (const sign of FORMULA_SIGNS)
      expect(textCell(`${sign}1`)).toBe(sign.trim() ? `'${sign}1` : `"'${sign}1"`);
    expect(textCell("1=1")).toBe("1=1");
    // Where lists are written with semicolons, a spreadsheet splits there, quotes or not.
    expect(textCell("x;=1+1;y;;-2")).toBe("x;'=1+1;y;;'-2");
  });

  it("keeps a note in one cell, whatever is searched for", () => {
    fc.assert(
      fc.property(text, (searched) => {
        const note = csvNote(searched);
        expect(note.startsWith("# ")).toBe(true);
        expect(note.slice(0, -2)).not.toMatch(/[,;\t"\r\n]/);
      }),
    );
  });
});
