import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import {
  badges,
  deviceStatuses,
  hostingModes,
  institutionLevels,
  institutionTypes,
  riskTiers,
} from "@/db/values";
import { quasigroup } from "@/lib/records/number";
import { provinceCodes } from "@/lib/reference/provinces";
import { useCases } from "@/lib/reference/use-cases";
import { type FacetName, facetValues, UNSTATED } from "@/lib/register/facets";
import { PART_ROWS, STRETCH_ROWS } from "@/lib/register/tune";
import { searchWords, spokenOf } from "@/lib/spoken";

/**
 * A register of any size for benchmarks: invented houses in invented towns, written by the database itself. Names repeat as
 * real ones do: one town holds every seventh house, a few houses share a rare word.
 */
const firsts = [..."云青江南安永嘉平宁新东长泰兴和清龙文海福"];
const seconds = [..."溪山州城川阳原林江岭湖台泉源港丘桥田浦峰"];
const houses = [
  ["人民医院", "People's Hospital"],
  ["第一人民医院", "First People's Hospital"],
  ["第二人民医院", "Second People's Hospital"],
  ["中心医院", "Central Hospital"],
  ["中医院", "Hospital of Traditional Chinese Medicine"],
  ["妇幼保健院", "Maternal and Child Health Hospital"],
  ["肿瘤医院", "Cancer Hospital"],
  ["口腔医院", "Stomatological Hospital"],
  ["儿童医院", "Children's Hospital"],
  ["大学附属医院", "University Hospital"],
  ["社区卫生服务中心", "Community Health Centre"],
] as const;
const models = [
  ["DeepSeek-R1", "deepseek", 671],
  ["DeepSeek-V3", "deepseek", 671],
  ["DeepSeek-R1-Distill-Qwen-32B", "deepseek", 32],
  ["DeepSeek-R1-Distill-Llama-70B", "deepseek", 70],
  ["DeepSeek-R1-Distill-Qwen-7B", "deepseek", 7],
  ["Qwen3-32B", "qwen", 32],
  ["Qwen3-8B", "qwen", 8],
  ["Qwen3-235B-A22B", "qwen", 235],
  ["GLM-4-9B", "glm", 9],
  ["ERNIE-4.5-300B", "ernie", 300],
] as const;
const wards = [
  "心内科",
  "呼吸科",
  "神经科",
  "儿科",
  "妇产科",
  "急诊科",
  "影像科",
  "检验科",
  "药学部",
  "门诊部",
  "住院部",
  "体检中心",
];
const chinese = deviceStatuses.filter((status) => facetValues("cn").includes(status));
const INSTITUTIONS = 40_000;
const COMMON_TOWN = "绵川";
const RARE_WORD = "协恩";

const sounded = (text: string) =>
  spokenOf(text)
    .map(({ sound }) => sound)
    .join("");

function institutions() {
  const towns = firsts.flatMap((first) => seconds.map((second) => first + second));
  return Array.from({ length: INSTITUTIONS }, (_, n) => {
    const isCommon = n % 7 === 0;
    const town = isCommon ? COMMON_TOWN : (towns[(n * 7919) % towns.length] ?? COMMON_TOWN);
    const [house, houseEn] = houses[n % houses.length] ?? houses[0];
    const rare = n % 1000 === 1 ? RARE_WORD : "";
    const zh = `${town}市${rare}${house}第${1 + Math.floor(n / houses.length)}分院`;
    // Neighbours in the alphabet share a province, as towns do: lists by name run against that facet.
    const province = isCommon
      ? "510000"
      : (provinceCodes[towns.indexOf(town) % provinceCodes.length] ?? "110000");
    return {
      n,
      zh,
      en: `${rare === "" ? "" : `${sounded(rare)} `}${houseEn} of ${sounded(town)}, branch ${n}`,
      words: searchWords(zh),
      province,
      level: institutionLevels[n % 11 === 0 ? 3 : n % 3] ?? "primary",
      type: institutionTypes[n % institutionTypes.length] ?? "other",
      uscc: `91${String(n).padStart(16, "0")}`,
    };
  });
}

const uses = () =>
  useCases.flatMap(({ id, title }) =>
    wards.map((ward) => ({
      zh: ward + title.zh,
      en: title.en,
      words: searchWords(ward + title.zh),
      use_case: id,
    })),
  );

const fromJson = (rows: readonly object[], columns: string) =>
  sql`json_to_recordset(${JSON.stringify(rows)}::text::json) r (${sql.raw(columns)})`;

/** Damm's table as one string: the check digit of a record number, in the database. */
const checkDigit =
  sql.raw(`create function pg_temp.check_digit(p_digits text) returns text language plpgsql immutable as $$
  declare held integer := 0; begin
  for at in 1..length(p_digits) loop
    held := substr('${quasigroup.join("")}',
      held * 10 + substr(p_digits, at, 1)::integer + 1, 1)::integer;
  end loop; return held::text; end $$`);

const pick = (list: readonly string[], seed: number) =>
  sql.raw(
    `(array[${list.map((item) => `'${item}'`).join(", ")}])[1 + mod(abs(hashint8(g * ${seed})), ${list.length})]`,
  );

const mark = (facet: FacetName, said: string) =>
  sql.raw(
    `(select code from register_values where facet = '${facet}' and value = coalesce(${said}, '${UNSTATED}'))`,
  );

/** Writes the houses and `rows` applications, each with its index entries; the search index is made afterwards, in one go. */
export async function writeLargeRegister(tx: Transaction, rows: number): Promise<void> {
  await tx.execute(sql.raw("set local maintenance_work_mem = '1GB'"));
  await tx.execute(sql.raw("drop index published_records_search"));
  await tx.execute(checkDigit);
  await tx.execute(sql`create temp table houses on commit drop as select *, gen_random_uuid() as id, search_normal(en) as en_plain from
    ${fromJson(institutions(), "n integer, zh text, en text, words text, province text, level text, type text, uscc text")}`);
  await tx.execute(sql`create temp table uses on commit drop as select row_number() over () - 1 as n, r.*, search_normal(en) as en_plain from
    ${fromJson(uses(), "zh text, en text, words text, use_case text")}`);
  await tx.execute(sql`create temp table models on commit drop as select row_number() over () - 1 as n, r.*, search_normal(name) as plain from
    ${fromJson(
      models.map(([name, family, size]) => ({ name, family, size })),
      "name text, family text, size numeric",
    )}`);
  await tx.execute(sql`insert into published_records (number, kind, record_id, institution_id, jurisdiction_code, is_register_row, name_zh, name_en,
      institution_number, institution_name_zh, institution_name_en, province_adcode, level, institution_type, badge, state, version, published_at,
      search_words, search_text, document)
    select 'INS-' || lpad(s, 7, '0') || '-' || pg_temp.check_digit(lpad(s, 7, '0')), 'institution', id, id, province, false, zh, en,
      'INS-' || lpad(s, 7, '0') || '-' || pg_temp.check_digit(lpad(s, 7, '0')), zh, en, province, level, type, 'reviewer_verified', 'published', 1, now(),
      words, '', jsonb_build_object('history', '[]'::jsonb, 'fields', jsonb_build_object('uscc', jsonb_build_object('value', uscc, 'source', 'hospital', 'asOf', '2026-01-01')))
    from houses cross join lateral (select (${rows}::integer + 1 + n)::text as s)`);
  // Public sources came first, long ago: the newest of them lie behind everything else.
  await tx.execute(sql`insert into published_records (number, kind, record_id, institution_id, deployment_id, jurisdiction_code, is_register_row, name_zh, name_en,
      institution_number, institution_name_zh, institution_name_en, deployment_number, deployment_name, province_adcode, level, institution_type, hosting,
      model_family, model_name, model_size_billion, use_case_id, lifecycle_stage, badge, cn_status, tier, classification_standing, state, version, published_at, search_words, search_text, marks, document)
    select number, 'application', gen_random_uuid(), h.id, gen_random_uuid(), h.province, true, u.zh, u.en, 'INS', h.zh, h.en, 'DEP', '院内推理平台',
      h.province, h.level, h.type, said.hosting, m.family, m.name, m.size,
      said.use_case, 'in_use', said.badge, said.cn, said.tier, said.standing, 'published', 1,
      '2024-01-01'::timestamptz + g * interval '1 minute', u.words,
      concat_ws('|', lower(replace(number, '-', '')), u.zh, u.en_plain, h.zh, h.en_plain, '院内推理平台', m.plain, h.uscc,
        replace(u.words, ' ', ''), replace(h.words, ' ', '')),
      array[${mark("province", "h.province")}, ${mark("level", "h.level")}, ${mark("type", "h.type")}, ${mark("hosting", "said.hosting")},
        ${mark("family", "m.family")}, ${mark("size", "size_band(m.size)")},
        ${mark("scenario", "(select scenario from use_cases c where c.id = said.use_case)")}, ${mark("badge", "said.badge")},
        ${mark("cn", "said.cn")}, ${mark("tier", "said.tier")}, ${mark("standing", "said.standing")},
        ${mark("participation", "'uses'")}],
      jsonb_build_object('history', '[]'::jsonb, 'fields', jsonb_build_object('plainSummaryZh', jsonb_build_object('value', repeat(u.zh || '，', 30), 'source', 'hospital', 'asOf', '2026-01-01')))
    from (select g::bigint, lpad(g::text, 7, '0') as s from generate_series(1, ${rows}::integer) g) rows
      cross join lateral (select 'APP-' || s || '-' || pg_temp.check_digit(s) as number) numbered
      join houses h on h.n = mod(abs(hashint8(g)), ${INSTITUTIONS}) join uses u on u.n = mod(abs(hashint8(g * 7)), (select count(*) from uses))
      join models m on m.n = mod(abs(hashint8(g * 11)), ${models.length})
      cross join lateral (select case when g % 50 = 0 then null else ${pick(hostingModes, 3)} end as hosting,
        case when g % 20 = 0 then null else u.use_case end as use_case,
        case when g <= ${rows}::integer / 8 then 'public_source' else ${pick(badges.slice(1), 5)} end as badge,
        case when g % 3 = 0 then null else ${pick(chinese, 13)} end as cn, case when g % 3 = 0 then null else ${pick(riskTiers, 17)} end as tier,
        case when g % 3 = 0 then null else 'derived' end as standing) said`);
  await tx.execute(
    sql.raw(`create index published_records_search on published_records
    using gin (search_grams(search_text), marks) where is_register_row`),
  );
  await tx.execute(sql`select rebuild_register_index()`);
  await tx.execute(sql`select tune_register_index(${PART_ROWS}, ${STRETCH_ROWS})`);
}
