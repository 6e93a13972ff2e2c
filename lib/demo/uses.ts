import type { Margins } from "./margins";
import type { Random } from "./random";
import type { Targets } from "./targets";
import type { DemoInstitution } from "./types";

type Row = { isBasic: boolean; type: DemoInstitution["type"] };

/** How many rows have each use. */
function countUses(uses: readonly (readonly string[])[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const row of uses) for (const use of row) counts.set(use, (counts.get(use) ?? 0) + 1);
  return counts;
}

/** May an institution of this type have this use? */
export function fits(margins: Margins, type: DemoInstitution["type"], use: string): boolean {
  return margins.uses.fits[type]?.includes(use) ?? true;
}

/** Numbers of uses per row; basic rows hand a number above their bound to a row that may hold it. */
function drawNumbers(rows: readonly Row[], margins: Margins, targets: Targets, random: Random): number[] {
  const numbers = random.shuffle(
    Object.entries(targets.usesPerRow).flatMap(([number, count]) =>
      new Array<number>(count).fill(Number(number)),
    ),
  );
  const bound = margins.usesPerRow.largestBasic;
  const free = rows.map((row, place) => (row.isBasic ? -1 : place)).filter((place) => place >= 0);
  for (const [place, row] of rows.entries()) {
    const number = numbers[place] ?? 0;
    if (!row.isBasic || number <= bound) continue;
    const partner = random.pick(free.filter((other) => (numbers[other] ?? 0) <= bound));
    numbers[place] = numbers[partner] ?? 1;
    numbers[partner] = number;
  }
  return numbers;
}

function drawRow(row: Row, number: number, margins: Margins, random: Random): string[] {
  const weights = Object.fromEntries(
    Object.entries(margins.uses.weights).filter(([use]) => fits(margins, row.type, use)),
  );
  const drawn: string[] = [];
  while (drawn.length < number) {
    const use = random.weighted(weights);
    delete weights[use];
    drawn.push(use);
  }
  return drawn;
}

/**
 * Lifts every use to the minimum of the margins by exchanging the commonest use of a row for the rare one.
 * With the weights of the file it has nothing to do; it keeps the promise for other weights and seeds.
 */
export function liftRareUses(rows: { type: Row["type"]; uses: string[] }[], margins: Margins): void {
  for (const rare of Object.keys(margins.uses.weights)) {
    for (const row of rows) {
      const counts = countUses(rows.map((other) => other.uses));
      if ((counts.get(rare) ?? 0) >= margins.uses.minimumRows) break;
      if (row.uses.includes(rare) || !fits(margins, row.type, rare)) continue;
      const common = [...row.uses].sort((one, other) => (counts.get(other) ?? 0) - (counts.get(one) ?? 0))[0];
      if (common === undefined || (counts.get(common) ?? 0) <= margins.uses.minimumRows) continue;
      row.uses = row.uses.map((use) => (use === common ? rare : use));
    }
  }
}

/** Uses of every row: numbers exactly as the margin says, drawn by weight among those that fit the type. */
export function drawUses(
  rows: readonly Row[],
  margins: Margins,
  targets: Targets,
  random: Random,
): string[][] {
  const numbers = drawNumbers(rows, margins, targets, random);
  const drawn = rows.map((row, place) => ({
    type: row.type,
    uses: drawRow(row, numbers[place] ?? 1, margins, random),
  }));
  liftRareUses(drawn, margins);
  return drawn.map((row) => row.uses);
}
