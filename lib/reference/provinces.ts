import { z } from "zod";
import file from "@/db/reference/provinces.json";
import { inLocale, type ReferenceLocale } from "./bilingual";

const text = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });

export const regionCodes = [
  "north",
  "northeast",
  "east",
  "central_south",
  "southwest",
  "northwest",
  "hk_mo_tw",
] as const;
export type RegionCode = (typeof regionCodes)[number];

const provinceSchema = z.strictObject({
  code: z.string().regex(/^\d{2}0000$/),
  iso: z.string().regex(/^CN-[A-Z]{2}$/),
  name: text,
  shortName: text,
  /** For tiles: one character, two letters. */
  abbreviation: text,
  region: z.enum(regionCodes),
  /** Own schematic layout, 8 × 8, counted from one; no boundary is meant. */
  tile: z.strictObject({ row: z.number().int().min(1).max(8), col: z.number().int().min(1).max(8) }),
  population: z.strictObject({
    /** Ten thousands of people. */
    value10k: z.number().positive(),
    year: z.number().int(),
    source: z.string().min(1),
  }),
  /** Null is no data, never zero. */
  gdpPerCapitaCny: z.number().nullable(),
  hospitals: z.number().nullable(),
  tertiaryHospitals: z.number().nullable(),
});
export type Province = z.infer<typeof provinceSchema>;

const schema = z.strictObject({
  source: z.string().min(1),
  regions: z.array(z.strictObject({ code: z.enum(regionCodes), name: text })).length(regionCodes.length),
  provinces: z.array(provinceSchema).length(34),
});

const data = schema.parse(file);
const byCode = new Map(data.provinces.map((province) => [province.code, province]));

/** All 34 divisions in the order of their codes. */
export const provinces: readonly Province[] = data.provinces;
export const provincesSource: string = data.source;
/** The 31 whose 2020 census populations add up; the other three have other dates and definitions. */
export const mainlandProvinces: readonly Province[] = data.provinces.filter(
  (province) => province.region !== "hk_mo_tw",
);
export const provinceCodes: readonly string[] = data.provinces.map((province) => province.code);

/** The division of a six-digit code, county codes included; undefined outside the list. */
export function provinceOf(code: string): Province | undefined {
  return byCode.get(`${code.slice(0, 2)}0000`);
}

/** Full name in the reader's language; the code itself where it is unknown, never a guess. */
export function provinceName(code: string, locale: ReferenceLocale): string {
  const province = provinceOf(code);
  return province === undefined ? code : inLocale(province.name, locale);
}

export function regionName(code: RegionCode, locale: ReferenceLocale): string {
  const region = data.regions.find((entry) => entry.code === code);
  return region === undefined ? code : inLocale(region.name, locale);
}
