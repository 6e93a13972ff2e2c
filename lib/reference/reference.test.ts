import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import figuresFile from "@/db/reference/published-figures.json";
import useCasesFile from "@/db/reference/use-cases.json";
import * as values from "@/db/values";
import { codeItems, codeLabel, codeLists, codeOptions } from "./codes";
import { mainlandProvinces, provinceName, provinceOf, provinces, regionName } from "./provinces";
import { linkOf, publicDeployments } from "./public-deployments";
import { headlineFigures, publishedFigure, publishedFigures } from "./published-figures";
import { findUseCase, titleOfUseCase, useCaseIds, useCases } from "./use-cases";

const facts = path.resolve(import.meta.dirname, "../../../shared/facts");
const present = existsSync(facts);
if (!present) console.warn("facts folder absent: comparison of reference files with the facts skipped");

const read = (name: string): string => readFileSync(path.join(facts, name), "utf8");
const rows = (name: string): Record<string, string>[] => parse(read(name), { columns: true });
const orNull = (cell: string | undefined): string | null => (cell === "" || cell === undefined ? null : cell);
const numberOrNull = (cell: string | undefined): number | null =>
  orNull(cell) === null ? null : Number(cell);

describe.skipIf(!present)("reference files equal the facts", () => {
  it("provinces", () => {
    const copied = provinces.map((province) => ({
      adcode: province.code,
      iso: province.iso,
      zh: province.name.zh,
      en: province.name.en,
      region: province.region,
      tile: [province.tile.row, province.tile.col],
      population: [province.population.value10k, province.population.year, province.population.source],
      others: [province.gdpPerCapitaCny, province.hospitals, province.tertiaryHospitals],
    }));
    const original = rows("provinces.csv").map((row) => ({
      adcode: row.adcode,
      iso: row.iso,
      zh: row.name_zh,
      en: row.name_en,
      region: row.region,
      tile: [Number(row.tile_row), Number(row.tile_col)],
      population: [Number(row.population_10k), Number(row.year), row.source],
      others: [row.gdp_per_capita_cny, row.hospitals, row.tertiary_hospitals].map(numberOrNull),
    }));
    expect(copied).toEqual(original);
  });

  it("use cases", () => {
    expect(useCasesFile).toEqual(JSON.parse(read("table1.json")));
  });

  it("published figures, our words apart", () => {
    const { source: _source, display: _display, evidenceLabels: _labels, ...copied } = figuresFile;
    expect(copied).toEqual(JSON.parse(read("aggregates.json")));
  });

  it("public deployments, field by field", () => {
    const level = { 三级: "tertiary", 二级: "secondary", 一级: "primary" } as Record<string, string>;
    const grade = { 甲等: "a", 乙等: "b", 丙等: "c" } as Record<string, string>;
    const mode = { on_premises: "on-premises", private_cloud: "private-cloud", hybrid: "hybrid" } as Record<
      string,
      string
    >;
    const original = rows("deployments-public.csv").map((row) => ({
      zh: row.institution_zh,
      en: row.institution_en,
      place: [row.province_adcode, row.city],
      level: [level[row.level?.slice(0, 2) ?? ""] ?? null, grade[row.level?.slice(2) ?? ""] ?? null],
      type: row.institution_type,
      announced: orNull(row.announced_on),
      mode: mode[row.mode ?? ""] ?? null,
      model: [orNull(row.model), numberOrNull(row.model_size_b)],
      uses: row.scenarios?.split(";").filter(Boolean),
      made: [orNull(row.hardware), orNull(row.vendor)],
      source: [row.source_title, row.source_url, orNull(row.source_date), !row.notes?.includes("link:no")],
      evidence: `evidence:${row.notes?.slice(9, 10)}`,
      status: /status:(\w+)/.exec(row.notes ?? "")?.[1] ?? "in_use",
    }));
    const copied = publicDeployments.map((row) => ({
      zh: row.name.zh,
      en: row.name.en,
      place: [row.provinceCode, row.city],
      level: [row.level, row.grade],
      type: row.type,
      announced: row.announcedOn,
      mode: row.hostingMode,
      model: [row.model, row.modelSizeB],
      uses: row.useCases,
      made: [row.hardware, row.supplier],
      source: [row.source.title, row.source.url, row.source.date, row.source.linkAllowed],
      evidence: `evidence:${row.evidence}`,
      status: row.status,
    }));
    expect(copied).toEqual(original);
  });
});

describe("code lists", () => {
  const tuples = Object.entries(values).filter(
    (entry): entry is [string, (typeof entry)[1] & readonly string[]] => Array.isArray(entry[1]),
  );

  it("are exactly the tuples of db/values.ts, in order", () => {
    expect(tuples.length).toBeGreaterThan(30);
    const lists = Object.fromEntries(
      Object.entries(codeLists).map(([name, list]) => [name, list.items.map((item) => item.code)]),
    );
    expect(lists).toEqual(Object.fromEntries(tuples.map(([name, codes]) => [name, [...codes]])));
  });

  it("give every code its own word in both languages", () => {
    for (const [name, list] of Object.entries(codeLists)) {
      expect(new Set(list.items.map((item) => item.label.zh)).size, name).toBe(list.items.length);
      expect(new Set(list.items.map((item) => item.label.en)).size, name).toBe(list.items.length);
    }
  });

  it("put no typed space between Han and Latin or digits", () => {
    const words = Object.values(codeLists).flatMap((list) => list.items.map((item) => item.label.zh));
    expect(
      words.filter((word) => /\p{Script=Han} [A-Za-z0-9]|[A-Za-z0-9] \p{Script=Han}/u.test(word)),
    ).toEqual([]);
  });

  it("answer in the reader's language and show an unknown code as it is", () => {
    expect(codeLabel("hostingModes", "on-premises", "zh-CN")).toBe("院内本地化部署");
    expect(codeLabel("hostingModes", "on-premises", "en")).toBe("On premises");
    expect(codeLabel("hostingModes", "abacus", "en")).toBe("abacus");
    expect(codeOptions("nullReasons", "en").map((option) => option.value)).toEqual([...values.nullReasons]);
    expect(codeItems("badges")).toHaveLength(4);
  });
});

describe("provinces", () => {
  it("are 34 with a tile each and 31 whose census populations add up", () => {
    expect(provinces).toHaveLength(34);
    expect(new Set(provinces.map((province) => `${province.tile.row}/${province.tile.col}`)).size).toBe(34);
    expect(new Set(provinces.map((province) => province.abbreviation.en)).size).toBe(34);
    const sum = mainlandProvinces.reduce((total, province) => total + province.population.value10k, 0);
    // The published total, rounded to thousands in each of 31 rows.
    expect(Math.abs(sum - 140_977.8724)).toBeLessThan(31 * 0.05);
  });

  it("are found by county codes and refuse to guess", () => {
    expect(provinceOf("330106")?.shortName.en).toBe("Zhejiang");
    expect(provinceName("330000", "zh-CN")).toBe("浙江省");
    expect(provinceName("990000", "en")).toBe("990000");
    expect(regionName("central_south", "en")).toBe("Central South");
  });
});

describe("use cases, figures, public rows", () => {
  it("are 14 applications with both demand scales", () => {
    expect(useCases).toHaveLength(14);
    expect(findUseCase("prescription-review")?.task.id).toBe("pharmaceutical-service");
    expect(titleOfUseCase("emr-generation", "zh-CN")).toBe("标准化电子病历生成与纠错");
    for (const useCase of useCases) {
      for (const demand of Object.values(useCase.demands)) expect(demand.min).toBeLessThanOrEqual(demand.max);
    }
  });

  it("show floors as floors and never a doubtful address", () => {
    expect(headlineFigures.map((figure) => [figure.id, figure.value, figure.bound])).toEqual([
      ["institutions_deployed", 755, "more_than"],
      ["institutions_on_premises", 500, "more_than"],
      ["hospitals_local_deployment", 261, "equal"],
      ["tertiary_share", 0.84, "equal"],
      ["sampled", 70, "equal"],
      ["responded", 58, "equal"],
      ["provinces_of_respondents", 15, "equal"],
    ]);
    expect(publishedFigure("hospitals_2024")?.link_ok).toBe(false);
    expect(new Set(publishedFigures.map((figure) => figure.id)).size).toBe(publishedFigures.length);
  });

  it("keep the counts of the public rows, their links and their uses", () => {
    expect(publicDeployments).toHaveLength(63);
    expect(publicDeployments.filter((row) => row.namesDeepseek)).toHaveLength(42);
    expect(publicDeployments.filter((row) => row.isMilitary)).toHaveLength(3);
    expect(publicDeployments.filter((row) => row.status !== "in_use")).toHaveLength(6);
    expect(publicDeployments.filter((row) => row.levelFrom === "older_list")).toHaveLength(13);
    for (const row of publicDeployments) {
      expect(linkOf(row) === null).toBe(!row.source.linkAllowed);
      expect(row.notes).not.toMatch(/evidence:|status:|link:no/);
      expect(row.useCases.filter((id) => !useCaseIds.includes(id))).toEqual([]);
      expect(row.namesDeepseek).toBe(row.modelFamilies.includes("deepseek"));
    }
  });
});
