import "server-only";
import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import * as tables from "@/db/schema/reference";
import { codeLists } from "./codes";
import { provinces, provincesSource } from "./provinces";
import { publishedFigures } from "./published-figures";
import { useCases } from "./use-cases";

const excluded = (column: string) => sql.raw(`excluded.${column}`);

async function loadProvinces(tx: Transaction): Promise<void> {
  const rows = provinces.map((province) => ({
    adcode: province.code,
    iso: province.iso,
    nameZh: province.name.zh,
    nameEn: province.name.en,
    region: province.region,
    tileRow: province.tile.row,
    tileColumn: province.tile.col,
    population10k: province.population.value10k,
    source: provincesSource,
  }));
  await tx
    .insert(tables.provinces)
    .values(rows)
    .onConflictDoUpdate({
      target: tables.provinces.adcode,
      set: {
        nameZh: excluded("name_zh"),
        nameEn: excluded("name_en"),
        region: excluded("region"),
        source: excluded("source"),
      },
    });
}

async function loadCodes(tx: Transaction): Promise<void> {
  const rows = Object.entries(codeLists).flatMap(([list, { source, items }]) =>
    items.map(({ code, label }, position) => ({
      list,
      code,
      position,
      labelZh: label.zh,
      labelEn: label.en,
      source,
    })),
  );
  await tx
    .insert(tables.codes)
    .values(rows)
    .onConflictDoUpdate({
      target: [tables.codes.list, tables.codes.code],
      set: {
        position: excluded("position"),
        labelZh: excluded("label_zh"),
        labelEn: excluded("label_en"),
        source: excluded("source"),
      },
    });
}

async function loadUseCases(tx: Transaction): Promise<void> {
  const rows = useCases.map((useCase, position) => ({
    id: useCase.id,
    position,
    scenario: useCase.scenario.id,
    task: useCase.task.id,
    titleZh: useCase.title.zh,
    titleEn: useCase.title.en,
    privacyDemand: useCase.demands.privacySecurity.max,
    reasoningDemand: useCase.demands.reasoningExplainability.max,
    document: { ...useCase },
  }));
  await tx
    .insert(tables.useCases)
    .values(rows)
    .onConflictDoUpdate({
      target: tables.useCases.id,
      set: { document: excluded("document"), titleZh: excluded("title_zh"), titleEn: excluded("title_en") },
    });
}

async function loadFigures(tx: Transaction): Promise<void> {
  const rows = publishedFigures.map((figure) => ({ id: figure.id, document: { ...figure } }));
  await tx
    .insert(tables.publishedFigures)
    .values(rows)
    .onConflictDoUpdate({ target: tables.publishedFigures.id, set: { document: excluded("document") } });
}

/** Brings the reference tables to the state of the data files; running it again changes nothing. */
export async function loadReference(tx: Transaction): Promise<void> {
  await loadProvinces(tx);
  await loadCodes(tx);
  await loadUseCases(tx);
  await loadFigures(tx);
}
