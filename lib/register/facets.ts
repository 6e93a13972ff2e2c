import {
  badges,
  classificationStandings,
  deviceStatuses,
  hostingModes,
  institutionLevels,
  institutionTypes,
  modelFamilies,
  participationStandings,
  riskTiers,
} from "@/db/values";
import { type BilingualText, inLocale, type ReferenceLocale } from "@/lib/reference/bilingual";
import { codeLabel } from "@/lib/reference/codes";
import { provinceCodes, provinceName } from "@/lib/reference/provinces";
import { scenarios } from "@/lib/reference/use-cases";

/** The value of a facet for rows that say nothing there: chosen and counted like any other. */
export const UNSTATED = "unstated";

/** Bands of a model's size in billions of parameters: from, up to but without. */
export const sizeBands = [
  { code: "0-9", from: 0, below: 10, label: { zh: "不足10B", en: "Under 10B" } },
  { code: "10-39", from: 10, below: 40, label: { zh: "10B至不足40B", en: "10B to under 40B" } },
  { code: "40-99", from: 40, below: 100, label: { zh: "40B至不足100B", en: "40B to under 100B" } },
  { code: "100-399", from: 100, below: 400, label: { zh: "100B至不足400B", en: "100B to under 400B" } },
  { code: "400+", from: 400, below: null, label: { zh: "400B及以上", en: "400B and over" } },
] as const satisfies readonly { code: string; from: number; below: number | null; label: BilingualText }[];

/** The band of a size in billions of parameters; null where the size is not stated. */
export const sizeBandOf = (billion: number | null): string | null =>
  billion === null ? null : (sizeBands.find(({ below }) => below === null || billion < below)?.code ?? null);

const sizeLabels = new Map<string, BilingualText>(sizeBands.map(({ code, label }) => [code, label]));
const scenarioLabels = new Map<string, BilingualText>(scenarios.map(({ id, title }) => [id, title]));
const from = (labels: ReadonlyMap<string, BilingualText>) => (value: string, locale: ReferenceLocale) => {
  const label = labels.get(value);
  return label === undefined ? value : inLocale(label, locale);
};
const unstated: BilingualText = { zh: "未说明", en: "Not stated" };
const unclassified: BilingualText = { zh: "尚未分类", en: "Not yet classified" };

type Facet = {
  /** Codes in the order of the screen. */
  values: readonly string[];
  label: (value: string, locale: ReferenceLocale) => string;
  /** Whether a row may say nothing here. */
  mayBeUnstated: boolean;
  /** What saying nothing is called here, where there is a better word for it. */
  unstated?: BilingualText;
};

/**
 * The dimensions of the register, in the order of the screen. Addresses, conditions, labels, chips, the parameters of the
 * interface, the head of an export and saved views all go by this table.
 */
export const facets = {
  province: { values: provinceCodes, label: provinceName, mayBeUnstated: false },
  level: {
    values: institutionLevels,
    label: (value, locale) => codeLabel("institutionLevels", value, locale),
    mayBeUnstated: true,
  },
  type: {
    values: institutionTypes,
    label: (value, locale) => codeLabel("institutionTypes", value, locale),
    mayBeUnstated: true,
  },
  hosting: {
    values: hostingModes,
    label: (value, locale) => codeLabel("hostingModes", value, locale),
    mayBeUnstated: true,
  },
  family: {
    values: modelFamilies,
    label: (value, locale) => codeLabel("modelFamilies", value, locale),
    mayBeUnstated: true,
  },
  size: { values: sizeBands.map(({ code }) => code), label: from(sizeLabels), mayBeUnstated: true },
  scenario: { values: scenarios.map(({ id }) => id), label: from(scenarioLabels), mayBeUnstated: true },
  badge: {
    values: [...badges].reverse(),
    label: (value, locale) => codeLabel("badges", value, locale),
    mayBeUnstated: false,
  },
  cn: {
    // Enforcement discretion is a notion of United States law.
    values: deviceStatuses.filter((status) => status !== "device-enforcement-discretion"),
    label: (value, locale) => codeLabel("deviceStatuses", value, locale),
    mayBeUnstated: true,
    unstated: unclassified,
  },
  tier: {
    values: riskTiers,
    label: (value, locale) => codeLabel("riskTiers", value, locale),
    mayBeUnstated: true,
    unstated: unclassified,
  },
  standing: {
    values: classificationStandings,
    label: (value, locale) => codeLabel("classificationStandings", value, locale),
    mayBeUnstated: true,
    unstated: unclassified,
  },
  participation: {
    values: participationStandings,
    label: (value, locale) => codeLabel("participationStandings", value, locale),
    mayBeUnstated: false,
  },
} as const satisfies Record<string, Facet>;

export type FacetName = keyof typeof facets;
export const facetNames = [
  "province",
  "level",
  "type",
  "hosting",
  "family",
  "size",
  "scenario",
  "badge",
  "cn",
  "tier",
  "standing",
  "participation",
] as const satisfies readonly FacetName[];

/** Every value that can be chosen of a facet. */
export function facetValues(name: FacetName): readonly string[] {
  const { values, mayBeUnstated } = facets[name];
  return mayBeUnstated ? [...values, UNSTATED] : values;
}

/** The word for a value of a facet. */
export function facetLabel(name: FacetName, value: string, locale: ReferenceLocale): string {
  const facet: Facet = facets[name];
  return value === UNSTATED ? inLocale(facet.unstated ?? unstated, locale) : facet.label(value, locale);
}

/** The choices of each facet: any of those of one facet, and all facets together. None is no condition. */
export type FacetChoices = { readonly [Name in FacetName]: readonly string[] };
export type RegisterFilter = { readonly q: string | null } & FacetChoices;

export const noFilter: RegisterFilter = {
  q: null,
  province: [],
  level: [],
  type: [],
  hosting: [],
  family: [],
  size: [],
  scenario: [],
  badge: [],
  cn: [],
  tier: [],
  standing: [],
  participation: [],
};

/** The filter that says only this. */
export const filterOf = (said: Partial<RegisterFilter>): RegisterFilter => ({ ...noFilter, ...said });

/** What can be dropped from a filter as one. */
export type FilterPart = "q" | FacetName;

/** The parts of a filter that say something. */
export const partsOf = (filter: RegisterFilter): FilterPart[] => [
  ...(filter.q === null ? [] : (["q"] as const)),
  ...facetNames.filter((name) => filter[name].length > 0),
];

/** The filter without one of its parts. */
export const without = (filter: RegisterFilter, part: FilterPart): RegisterFilter => ({
  ...filter,
  [part]: noFilter[part],
});

/** The filter with one value of a facet taken away. */
export const withoutValue = (filter: RegisterFilter, name: FacetName, value: string): RegisterFilter => ({
  ...filter,
  [name]: filter[name].filter((chosen) => chosen !== value),
});

/** The choices of a facet with this value taken in, or taken out where it is chosen. */
export function toggled(filter: RegisterFilter, name: FacetName, value: string): Partial<RegisterFilter> {
  const chosen = new Set(filter[name]);
  if (!chosen.delete(value)) chosen.add(value);
  return { [name]: facetValues(name).filter((known) => chosen.has(known)) };
}

/** Orders of the list; the first is the ordinary one. */
export const registerSorts = ["newest", "oldest", "name", "size"] as const;
export type RegisterSort = (typeof registerSorts)[number];
export const defaultSort: RegisterSort = "newest";
