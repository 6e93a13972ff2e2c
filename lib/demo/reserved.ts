import type { Margins } from "./margins";
import type { PlannedRow } from "./planned-row";
import { liftRareUses } from "./uses";

/** The two institutions that the demonstration accounts belong to. */
export const zhejiangSerial = 127;
export const sichuanSerial = 342;

/** What 0127 shows: a published, a submitted and a draft deployment, in this order of uses. */
export const zhejiangUses: readonly (readonly string[])[] = [
  ["emr-generation", "documentation-quality-control", "administrative-assistant"],
  ["pre-consultation-inquiry", "diagnostic-decision-support"],
  ["prescription-review"],
];

type Wish = { serial: number; provinceCode: string };

/** Brings a row with the wanted place and attributes to the position of `serial` by swapping two rows. */
function place(rows: PlannedRow[], wish: Wish, taken: ReadonlySet<number>): void {
  const found = rows.findIndex(
    (row, index) =>
      !taken.has(index) &&
      row.provinceCode === wish.provinceCode &&
      row.levelGroup === "tertiary" &&
      row.mode === "on-premises" &&
      row.type === "general_hospital",
  );
  const [one, other] = [rows[wish.serial - 1], rows[found]];
  if (one === undefined || other === undefined) throw new RangeError(`no row for serial ${wish.serial}`);
  rows[wish.serial - 1] = other;
  rows[found] = one;
}

/**
 * Gives the row at `serial` a value of `key` by exchange with the first row that has it and `may` take part.
 * An exchange moves values between rows, so no margin changes.
 */
function trade<K extends keyof PlannedRow>(
  rows: PlannedRow[],
  serial: number,
  key: K,
  wanted: (value: PlannedRow[K]) => boolean,
  may: (row: PlannedRow) => boolean,
): void {
  const mine = rows[serial - 1];
  if (mine === undefined || wanted(mine[key])) return;
  const reserved = new Set([zhejiangSerial - 1, sichuanSerial - 1]);
  const partner = rows.find((row, index) => !reserved.has(index) && wanted(row[key]) && may(row));
  if (partner === undefined) throw new RangeError(`nobody to trade ${key} with`);
  [mine[key], partner[key]] = [partner[key], mine[key]];
}

function dress(rows: PlannedRow[], serial: number, badge: PlannedRow["badge"], hasSecond: boolean): void {
  const sameSizes = (row: PlannedRow): boolean => row.levelGroup === "tertiary" && row.mode === "on-premises";
  // A state other than published needs a partner that takes part; a badge needs one that is published.
  trade(
    rows,
    serial,
    "state",
    (state) => state === "published",
    (row) => row.badge !== "public_source",
  );
  trade(
    rows,
    serial,
    "badge",
    (value) => value === badge,
    (row) => row.state === "published",
  );
  trade(rows, serial, "size", (size) => size !== null, sameSizes);
  trade(
    rows,
    serial,
    "hasSecond",
    (value) => value === hasSecond,
    (row) => row.uses.length > 1 && sameSizes(row),
  );
}

/** Puts the two institutions of the demonstration accounts at their serials; all margins stay as they are. */
export function reserveRows(planned: readonly PlannedRow[], margins: Margins): PlannedRow[] {
  const rows = planned.map((row) => ({ ...row }));
  place(rows, { serial: zhejiangSerial, provinceCode: "330000" }, new Set([sichuanSerial - 1]));
  place(rows, { serial: sichuanSerial, provinceCode: "510000" }, new Set([zhejiangSerial - 1]));
  const atHospital = (row: PlannedRow): boolean => row.levelGroup !== "basic" && !row.hasSecond;
  trade(rows, zhejiangSerial, "uses", (uses) => uses.length === zhejiangUses.flat().length, atHospital);
  trade(
    rows,
    sichuanSerial,
    "uses",
    (uses) => uses.length < 3 && uses.includes("prescription-review"),
    atHospital,
  );
  dress(rows, zhejiangSerial, "reviewer_verified", true);
  dress(rows, sichuanSerial, "hospital_confirmed", false);
  const mine = rows[zhejiangSerial - 1];
  if (mine !== undefined) mine.uses = zhejiangUses.flat();
  const others = rows.filter((_, index) => index !== zhejiangSerial - 1 && index !== sichuanSerial - 1);
  // Fixing the six uses may have taken one from a rare use.
  liftRareUses(others, margins);
  return rows;
}
