import type { HostingMode } from "@/db/values";
import { coordinatesOf, fitTable } from "./ipf";
import { type LevelGroup, levelGroups, type Margins, type ModelSize, modelSizes } from "./margins";
import type { PlannedRow } from "./planned-row";
import type { Random } from "./random";
import { reserveRows } from "./reserved";
import { roundTable } from "./rounding";
import type { Targets } from "./targets";
import type { DemoDate, DemoRecordState } from "./types";
import { drawUses } from "./uses";

const keysOf = <K extends string>(counts: Readonly<Partial<Record<K, number>>>): K[] =>
  Object.keys(counts) as K[];

/** Each key as often as its count says. */
function repeat<K extends string>(counts: Readonly<Partial<Record<K, number>>>): K[] {
  return keysOf(counts).flatMap((key) => new Array<K>(counts[key] ?? 0).fill(key));
}

type Core = Pick<PlannedRow, "provinceCode" | "levelGroup" | "mode" | "announcedOn">;

/** Division × level × mode × month from a flat start, whole numbers, margins kept, then one row each. */
function coreRows(targets: Targets, random: Random): Core[] {
  const months = new Map<string, DemoDate[]>();
  for (const date of targets.dates) {
    const month = date.slice(0, 7);
    months.set(month, [...(months.get(month) ?? []), date]);
  }
  const divisions = keysOf(targets.division);
  const modes = keysOf(targets.hostingMode);
  const axes: string[][] = [divisions, [...levelGroups], modes, [...months.keys()]];
  const wanted = [
    divisions.map((code) => targets.division[code] ?? 0),
    levelGroups.map((group) => targets.levelGroup[group]),
    modes.map((mode) => targets.hostingMode[mode] ?? 0),
    [...months.values()].map((dates) => dates.length),
  ];
  const shape = axes.map((axis) => axis.length);
  const flat = new Array<number>(shape.reduce((cells, length) => cells * length, 1)).fill(1);
  const table = roundTable(fitTable(flat, shape, wanted), shape, wanted);
  const waiting = new Map([...months].map(([month, dates]) => [month, random.shuffle(dates)]));
  const rows = table.flatMap((count, index) => {
    const [division = 0, group = 0, mode = 0, month = 0] = coordinatesOf(index, shape);
    return Array.from({ length: count }, () => ({
      provinceCode: axes[0]?.[division] ?? "",
      levelGroup: levelGroups[group] ?? "basic",
      mode: modes[mode] ?? "on-premises",
      announcedOn: waiting.get(axes[3]?.[month] ?? "")?.pop() ?? "",
    }));
  });
  return random.shuffle(rows);
}

/** Sizes by level and mode. Structural zero: no 671B on the premises of primary care. */
function drawSizes(
  rows: readonly Core[],
  targets: Targets,
  margins: Margins,
  random: Random,
): (ModelSize | null)[] {
  const groupOf = (row: Core): string => `${row.levelGroup}/${row.mode}`;
  const groups = [...new Set(rows.map(groupOf))].sort();
  const sizes = [...modelSizes, null];
  const seed = sizes.flatMap((size) =>
    groups.map((group) => {
      const [level, mode] = group.split("/") as [LevelGroup, HostingMode];
      if (size === "671" && level === "basic" && mode === "on-premises") return 0;
      return size === null ? 1 : margins.size.affinity[level][size];
    }),
  );
  const wanted = [
    [...modelSizes.map((size) => targets.size[size]), targets.total - targets.sizeDisclosed],
    groups.map((group) => rows.filter((row) => groupOf(row) === group).length),
  ];
  const shape = [sizes.length, groups.length];
  const table = roundTable(fitTable(seed, shape, wanted), shape, wanted);
  const waiting = new Map(
    groups.map((group, place) => {
      const drawn = sizes.flatMap((size, row) =>
        new Array<ModelSize | null>(table[row * groups.length + place] ?? 0).fill(size),
      );
      return [group, random.shuffle(drawn)];
    }),
  );
  return rows.map((row) => waiting.get(groupOf(row))?.pop() ?? null);
}

/** Types by level. Structural zero: a primary-care type has no hospital level, so none is tertiary. */
function drawTypes(rows: readonly Core[], targets: Targets, random: Random): PlannedRow["type"][] {
  const waiting = {
    basic: random.shuffle(repeat(targets.typeByGroup.basic)),
    hospital: random.shuffle(repeat(targets.typeByGroup.hospital)),
  };
  return rows.map(
    (row) =>
      (waiting[row.levelGroup === "basic" ? "basic" : "hospital"].pop() ?? "other") as PlannedRow["type"],
  );
}

/** States of first deployments: only a hospital that takes part has drafts and submissions. */
function drawStates(
  badges: readonly PlannedRow["badge"][],
  targets: Targets,
  random: Random,
): DemoRecordState[] {
  const states = new Array<DemoRecordState>(badges.length).fill("published");
  const able = random.shuffle([...badges.keys()].filter((place) => badges[place] !== "public_source"));
  const { published: _rest, ...open } = targets.firstDeploymentState;
  repeat(open).forEach((state, order) => {
    const place = able[order];
    if (place !== undefined) states[place] = state as DemoRecordState;
  });
  return states;
}

/** All rows in the order of their serials. Every margin holds exactly, whatever the seed. */
export function planRows(margins: Margins, targets: Targets, random: Random): PlannedRow[] {
  const core = coreRows(targets, random);
  const sizes = drawSizes(core, targets, margins, random);
  const types = drawTypes(core, targets, random);
  const badges = random.shuffle(repeat(targets.badge)) as PlannedRow["badge"][];
  const states = drawStates(badges, targets, random);
  const uses = drawUses(
    core.map((row, place) => ({ isBasic: row.levelGroup === "basic", type: types[place] ?? "other" })),
    margins,
    targets,
    random,
  );
  const able = [...core.keys()].filter(
    (place) => core[place]?.levelGroup !== "basic" && (uses[place]?.length ?? 0) > 1,
  );
  const second = new Set(random.shuffle(able).slice(0, targets.secondDeployment));
  const rows = core.map((row, place) => ({
    ...row,
    size: sizes[place] ?? null,
    type: types[place] ?? "other",
    badge: badges[place] ?? "public_source",
    state: states[place] ?? "published",
    uses: uses[place] ?? [],
    hasSecond: second.has(place),
  }));
  return reserveRows(rows, margins);
}
