import { axisSums, coordinatesOf, indexOf, type Shape } from "./ipf";

/**
 * Whole numbers in proportion to `weights` that add up to `total` (Hamilton's method: floors first, then
 * the largest remainders, ties to the earlier place). No share falls below `minimum`.
 * @throws RangeError when all weights are zero or `total` cannot hold the minimum.
 */
export function largestRemainder(weights: readonly number[], total: number, minimum = 0): number[] {
  const sum = weights.reduce((left, right) => left + right, 0);
  if (!(sum > 0) || total < minimum * weights.length)
    throw new RangeError("nothing to divide by these weights");
  const quotas = weights.map((weight) => (weight / sum) * total);
  const low = quotas.findIndex((quota) => quota < minimum);
  if (low >= 0) {
    // A place below the minimum gets it and leaves the division; the others share what is left.
    const rest = weights.filter((_, place) => place !== low);
    const shares = largestRemainder(rest, total - minimum, minimum);
    return [...shares.slice(0, low), minimum, ...shares.slice(low)];
  }
  // The small addend forgives quotas such as 118.99999999999999 that are whole in exact arithmetic.
  const shares = quotas.map((quota) => Math.floor(quota + 1e-9));
  const left = total - shares.reduce((one, other) => one + other, 0);
  const order = quotas
    .map((quota, place) => ({ place, remainder: quota - (shares[place] ?? 0) }))
    .sort((one, other) => other.remainder - one.remainder || one.place - other.place);
  for (const { place } of order.slice(0, left)) shares[place] = (shares[place] ?? 0) + 1;
  return shares;
}

/** `cells` are the allowed ones with their positions, worked out once: the search below visits them often. */
type Cell = { index: number; coordinates: number[]; value: number };
type Work = { rounded: number[]; deficits: number[][]; shape: Shape; cells: readonly Cell[] };

function add(work: Work, coordinates: readonly number[], amount: 1 | -1): void {
  const index = indexOf(coordinates, work.shape);
  work.rounded[index] = (work.rounded[index] ?? 0) + amount;
  coordinates.forEach((position, axis) => {
    const deficit = work.deficits[axis];
    if (deficit !== undefined) deficit[position] = (deficit[position] ?? 0) - amount;
  });
}

const isShort = (work: Work, coordinates: readonly number[]): boolean =>
  coordinates.every((position, axis) => (work.deficits[axis]?.[position] ?? 0) > 0);

/** The cell furthest below its real value among those short along every axis; undefined when none is. */
function nextCell(work: Work): Cell | undefined {
  let best: Cell | undefined;
  let most = Number.NEGATIVE_INFINITY;
  for (const cell of work.cells) {
    const remainder = cell.value - (work.rounded[cell.index] ?? 0);
    if (remainder <= most || !isShort(work, cell.coordinates)) continue;
    best = cell;
    most = remainder;
  }
  return best;
}

/**
 * What is short meets only at a structural zero: move one unit aside. A filled cell gives its unit up, and
 * two allowed cells take it and the missing one, each with one axis exchanged.
 */
function stepAside(table: readonly number[], work: Work): void {
  const missing = work.deficits.map((deficit) => deficit.findIndex((value) => value > 0));
  for (const [index, value] of work.rounded.entries()) {
    if (value <= 0) continue;
    const filled = coordinatesOf(index, work.shape);
    for (const axis of work.shape.keys()) {
      const one = missing.map((position, at) => (at === axis ? (filled[at] ?? 0) : position));
      const other = filled.map((position, at) => (at === axis ? (missing[at] ?? 0) : position));
      const allowed = [one, other].every((cell) => (table[indexOf(cell, work.shape)] ?? 0) > 0);
      if (!allowed) continue;
      add(work, filled, -1);
      add(work, one, 1);
      add(work, other, 1);
      return;
    }
  }
  throw new RangeError("no whole table keeps these sums and zeros");
}

/**
 * Rounds a fitted table to whole numbers with exactly the whole sums `targets` along every axis. Floors
 * first, then one unit at a time to the largest remainder that is still short along every axis; zeros of
 * `table` stay zero. The order is fixed, so the result depends on the arguments alone.
 * @throws RangeError when the zeros allow no such table.
 */
export function roundTable(
  table: readonly number[],
  shape: Shape,
  targets: readonly (readonly number[])[],
): number[] {
  const rounded = table.map((value) => Math.floor(value + 1e-9));
  const deficits = targets.map((target, axis) => {
    const sums = axisSums(rounded, shape, axis);
    return target.map((value, position) => value - (sums[position] ?? 0));
  });
  const cells = table
    .map((value, index) => ({ value, index, coordinates: coordinatesOf(index, shape) }))
    .filter((cell) => cell.value > 0);
  const work: Work = { rounded, deficits, shape, cells };
  let left = (deficits[0] ?? []).reduce((sum, value) => sum + value, 0);
  for (; left > 0; left -= 1) {
    const cell = nextCell(work);
    if (cell === undefined) stepAside(table, work);
    else add(work, cell.coordinates, 1);
  }
  return work.rounded;
}
