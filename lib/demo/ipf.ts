/**
 * Iterative proportional fitting (Deming and Stephan, 1940): scales a seed table until its sums along
 * every axis are the wanted ones. Zeros of the seed are structural: they stay zero.
 *
 * Tables are flat arrays in row-major order (the last axis runs fastest); `shape` holds the axis lengths.
 */
export type Shape = readonly number[];

/** Position along every axis of the cell at `index`. */
export function coordinatesOf(index: number, shape: Shape): number[] {
  const coordinates: number[] = [];
  let rest = index;
  for (const length of [...shape].reverse()) {
    coordinates.unshift(rest % length);
    rest = Math.floor(rest / length);
  }
  return coordinates;
}

/** Flat position of the cell at `coordinates`. */
export function indexOf(coordinates: readonly number[], shape: Shape): number {
  return coordinates.reduce((index, position, axis) => index * (shape[axis] ?? 1) + position, 0);
}

/** Sums of the table along one axis. */
export function axisSums(table: readonly number[], shape: Shape, axis: number): number[] {
  const sums = new Array<number>(shape[axis] ?? 0).fill(0);
  table.forEach((value, index) => {
    const position = coordinatesOf(index, shape)[axis] ?? 0;
    sums[position] = (sums[position] ?? 0) + value;
  });
  return sums;
}

function largestGap(table: readonly number[], shape: Shape, targets: readonly (readonly number[])[]): number {
  let gap = 0;
  targets.forEach((target, axis) => {
    axisSums(table, shape, axis).forEach((sum, position) => {
      gap = Math.max(gap, Math.abs(sum - (target[position] ?? 0)));
    });
  });
  return gap;
}

function checkTargets(shape: Shape, targets: readonly (readonly number[])[]): void {
  if (targets.length !== shape.length) throw new RangeError("one target per axis expected");
  const totals = targets.map((target) => target.reduce((sum, value) => sum + value, 0));
  const first = totals[0] ?? 0;
  if (totals.some((total) => Math.abs(total - first) > 1e-6 * Math.max(1, first))) {
    throw new RangeError(`the targets have different totals: ${totals.join(", ")}`);
  }
  if (targets.some((target, axis) => target.length !== shape[axis])) {
    throw new RangeError("a target has not the length of its axis");
  }
}

/**
 * Fits `seed` (non-negative) to one target per axis.
 * @returns a table whose axis sums differ from the targets by at most `tolerance`.
 * @throws RangeError when targets disagree with each other or the shape, or when structural zeros make
 * them unreachable within `rounds`.
 */
export function fitTable(
  seed: readonly number[],
  shape: Shape,
  targets: readonly (readonly number[])[],
  { tolerance = 1e-9, rounds = 1000 }: { tolerance?: number; rounds?: number } = {},
): number[] {
  checkTargets(shape, targets);
  const positions = seed.map((_, index) => coordinatesOf(index, shape));
  let table = [...seed];
  for (let round = 0; round < rounds; round += 1) {
    for (const [axis, target] of targets.entries()) {
      const sums = axisSums(table, shape, axis);
      table = table.map((value, index) => {
        const position = positions[index]?.[axis] ?? 0;
        const sum = sums[position] ?? 0;
        return sum === 0 ? 0 : (value * (target[position] ?? 0)) / sum;
      });
    }
    if (largestGap(table, shape, targets) <= tolerance) return table;
  }
  throw new RangeError("the structural zeros leave no table with these sums");
}
