import { hostingModes } from "@/db/values";
import type { BilingualText } from "@/lib/reference/bilingual";
import { codeItems } from "@/lib/reference/codes";
import { provinces } from "@/lib/reference/provinces";
import { useCases } from "@/lib/reference/use-cases";
import { levelGroups, type MarginId, margins, modelSizes, type Standing } from "./margins";
import { targetsOf } from "./targets";
import type { DemoInstitution, DemoSet } from "./types";

/** One wanted figure of the demonstration set beside the one it has. Counts of institutions. */
export type MarginRow = {
  /** Margin and category, `hostingMode.on-premises`. */
  id: string;
  margin: MarginId;
  label: BilingualText;
  target: number;
  realised: number;
  /** `at_least`: the target is a floor. */
  relation: "equal" | "at_least";
  standing: Standing;
  source: BilingualText;
};

type Entry = { category: string; label: BilingualText; target: number; realised: number };

const same = (text: string): BilingualText => ({ zh: text, en: text });
const first = (institution: DemoInstitution) => institution.deployments[0];

function rowsOf(
  margin: MarginId,
  entries: readonly Entry[],
  relation: MarginRow["relation"] = "equal",
): MarginRow[] {
  const { standing, source } = margins[margin];
  return entries.map(({ category, ...entry }) => ({
    id: category === "" ? margin : `${margin}.${category}`,
    margin,
    ...entry,
    relation,
    standing,
    source,
  }));
}

/** Counts institutions by a key and sets each count beside the target of that key. */
function compare(
  set: DemoSet,
  targets: Readonly<Record<string, number>>,
  keyOf: (institution: DemoInstitution) => string | undefined,
  labelOf: (key: string) => BilingualText,
): Entry[] {
  const counts = new Map<string, number>();
  for (const institution of set.institutions) {
    const key = keyOf(institution);
    if (key !== undefined) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return Object.entries(targets).map(([key, target]) => ({
    category: key,
    label: labelOf(key),
    target,
    realised: counts.get(key) ?? 0,
  }));
}

const groupLabels: Readonly<Record<string, BilingualText>> = {
  tertiary: { zh: "三级", en: "Tertiary" },
  secondary: { zh: "二级", en: "Secondary" },
  basic: { zh: "一级、未定级与基层机构", en: "Level 1, ungraded and primary care" },
};

const codeText = (list: "hostingModes" | "badges" | "recordStates" | "institutionTypes", code: string) =>
  codeItems(list).find((item) => item.code === code)?.label ?? same(code);

function groupOf(institution: DemoInstitution): string {
  return levelGroups.find((group) => group === institution.level) ?? "basic";
}

function sizeOf(institution: DemoInstitution): string | undefined {
  const size = first(institution)?.model.sizeB ?? null;
  return size === null ? undefined : String(size);
}

const usesOf = (institution: DemoInstitution): string[] =>
  institution.deployments.flatMap((deployment) =>
    deployment.applications.map((application) => application.useCase),
  );

function dateEntries(set: DemoSet, middleCount: number): Entry[] {
  const until = (day: string): number =>
    set.institutions.filter((institution) => (first(institution)?.announcedOn ?? "") <= day).length;
  return [
    { day: margins.dates.middleDay, target: middleCount },
    { day: margins.dates.lastDay, target: margins.total.value },
  ].map(({ day, target }) => ({
    category: day,
    label: { zh: `截至${day}的累计数`, en: `Cumulative count by ${day}` },
    target,
    realised: until(day),
  }));
}

function entriesOfUses(set: DemoSet): Entry[] {
  return useCases.map((useCase) => ({
    category: useCase.id,
    label: useCase.title,
    target: margins.uses.minimumRows,
    realised: set.institutions.filter((institution) => usesOf(institution).includes(useCase.id)).length,
  }));
}

function one(label: BilingualText, target: number, realised: number): Entry[] {
  return [{ category: "", label, target, realised }];
}

/** Target and realised value of every margin, with its standing and source, for the margins page. */
export function marginsReport(set: DemoSet): MarginRow[] {
  const targets = targetsOf(margins);
  const usesLabel = (count: string): BilingualText => ({ zh: `${count}项应用`, en: `${count} uses` });
  const provinceLabel = (code: string) =>
    provinces.find((province) => province.code === code)?.name ?? same(code);
  const withSize = set.institutions.filter((institution) => sizeOf(institution) !== undefined).length;
  const withSecond = set.institutions.filter((institution) => institution.deployments.length > 1).length;
  const modes = Object.fromEntries(hostingModes.map((mode) => [mode, targets.hostingMode[mode] ?? 0]));
  const sizes = Object.fromEntries(modelSizes.map((size) => [size, targets.size[size]]));
  return [
    ...rowsOf("total", one({ zh: "机构总数", en: "Institutions" }, targets.total, set.institutions.length)),
    ...rowsOf(
      "hostingMode",
      compare(
        set,
        modes,
        (row) => first(row)?.hostingMode,
        (code) => codeText("hostingModes", code),
      ),
    ),
    ...rowsOf(
      "division",
      compare(set, targets.division, (row) => row.provinceCode, provinceLabel),
    ),
    ...rowsOf("dates", dateEntries(set, targets.middleCount)),
    ...rowsOf(
      "levelGroup",
      compare(set, targets.levelGroup, groupOf, (group) => groupLabels[group] ?? same(group)),
    ),
    ...rowsOf(
      "institutionType",
      compare(
        set,
        targets.institutionType,
        (row) => row.type,
        (code) => codeText("institutionTypes", code),
      ),
    ),
    ...rowsOf(
      "sizeDisclosed",
      one({ zh: "载明参数规模", en: "Size disclosed" }, targets.sizeDisclosed, withSize),
    ),
    ...rowsOf(
      "size",
      compare(set, sizes, sizeOf, (size) => same(`${size}B`)),
    ),
    ...rowsOf(
      "usesPerRow",
      compare(set, targets.usesPerRow, (row) => String(usesOf(row).length), usesLabel),
    ),
    ...rowsOf("uses", entriesOfUses(set), "at_least"),
    ...rowsOf(
      "badge",
      compare(
        set,
        targets.badge,
        (row) => row.control.badge ?? undefined,
        (code) => codeText("badges", code),
      ),
    ),
    ...rowsOf(
      "firstDeploymentState",
      compare(
        set,
        targets.firstDeploymentState,
        (row) => first(row)?.control.state,
        (code) => codeText("recordStates", code),
      ),
    ),
    ...rowsOf(
      "secondDeployment",
      one({ zh: "有第二个部署", en: "With a second deployment" }, targets.secondDeployment, withSecond),
    ),
  ];
}
