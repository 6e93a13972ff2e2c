import type { HostingMode } from "@/db/values";
import { mainlandProvinces } from "@/lib/reference/provinces";
import { announcementDates } from "./dates";
import { type LevelGroup, type Margins, type ModelSize, modelSizes } from "./margins";
import { largestRemainder } from "./rounding";
import type { DemoDate } from "./types";

/** The margins as whole numbers: what the generator must meet and the report compares with. */
export type Targets = {
  total: number;
  division: Record<string, number>;
  levelGroup: Record<LevelGroup, number>;
  /** All types; `typeByGroup` says how many of each stand in the basic group and at hospitals. */
  institutionType: Record<string, number>;
  typeByGroup: Record<"hospital" | "basic", Record<string, number>>;
  hostingMode: Partial<Record<HostingMode, number>>;
  /** One date per institution, ascending. */
  dates: DemoDate[];
  middleCount: number;
  size: Record<ModelSize, number>;
  sizeDisclosed: number;
  usesPerRow: Record<string, number>;
  badge: Record<string, number>;
  firstDeploymentState: Record<string, number>;
  secondDeployment: number;
};

/** `total` divided by `weights`, key by key. */
export function divide<K extends string>(
  weights: Readonly<Partial<Record<K, number>>>,
  total: number,
  minimum = 0,
): Record<K, number> {
  const keys = Object.keys(weights) as K[];
  const shares = largestRemainder(
    keys.map((key) => weights[key] ?? 0),
    total,
    minimum,
  );
  return Object.fromEntries(keys.map((key, place) => [key, shares[place] ?? 0])) as Record<K, number>;
}

function divisionTargets(margins: Margins): Record<string, number> {
  const weights = Object.fromEntries(
    mainlandProvinces.map((province) => [
      province.code,
      province.population.value10k * margins.division.regionFactors[province.region],
    ]),
  );
  return divide(weights, margins.total.value, margins.division.minimum);
}

/** The fixed shares, and what they leave divided by `rest`. */
function sizeTargets(margins: Margins, disclosed: number): Record<ModelSize, number> {
  const { shares, rest } = margins.size;
  const fixed = Object.values(shares).reduce((sum, share) => sum + share, 0);
  const parts = Object.values(rest).reduce((sum, part) => sum + part, 0);
  const weights = Object.fromEntries(
    modelSizes.map((size) => [size, shares[size] ?? ((1 - fixed) * (rest[size] ?? 0)) / parts]),
  );
  return divide(weights as Record<ModelSize, number>, disclosed);
}

function typeTargets(margins: Margins, basic: number): Targets["typeByGroup"] {
  const { shares } = margins.institutionType;
  return {
    hospital: divide(shares.hospital, margins.total.value - basic),
    basic: divide(shares.basic, basic),
  };
}

function addUp(parts: readonly Readonly<Record<string, number>>[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const part of parts) {
    for (const [key, count] of Object.entries(part)) sums[key] = (sums[key] ?? 0) + count;
  }
  return sums;
}

/** Whole targets of every margin. Pure: the same margins give the same targets. */
export function targetsOf(margins: Margins): Targets {
  const total = margins.total.value;
  const onPremisesShare = (margins.hostingMode.counts["on-premises"] ?? 0) / total;
  // The 261 are hospitals with a local installation; all modes together were that many more.
  const middleCount = Math.round(margins.dates.middleHospitals / onPremisesShare);
  const sizeDisclosed = Math.round(total * margins.sizeDisclosed.share);
  const { firstDay, middleDay, lastDay } = margins.dates;
  const levelGroup = divide<LevelGroup>(margins.levelGroup.shares, total);
  const typeByGroup = typeTargets(margins, levelGroup.basic);
  return {
    total,
    division: divisionTargets(margins),
    levelGroup,
    institutionType: addUp([typeByGroup.hospital, typeByGroup.basic]),
    typeByGroup,
    hostingMode: margins.hostingMode.counts,
    dates: announcementDates({ total, firstDay, middleDay, middleCount, lastDay }),
    middleCount,
    size: sizeTargets(margins, sizeDisclosed),
    sizeDisclosed,
    usesPerRow: divide(margins.usesPerRow.shares, total),
    badge: divide(margins.badge.shares, total),
    firstDeploymentState: margins.firstDeploymentState.counts,
    secondDeployment: Math.round(total * margins.secondDeployment.share),
  };
}
