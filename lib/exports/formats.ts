import type { InstanceKind } from "@/db/values";
import { beijingDate } from "@/lib/clock";
import { type RegisterParameters, registerSearch } from "@/lib/register/search-params";

export const exportFormats = ["csv", "xlsx", "jsonl"] as const;
export type ExportFormat = (typeof exportFormats)[number];

export const mediaTypes: Readonly<Record<ExportFormat, string>> = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  jsonl: "application/x-ndjson; charset=utf-8",
};

/** The format that an address asks for; null for any other word. */
export const formatOf = (text: string | null): ExportFormat | null =>
  exportFormats.find((format) => format === text) ?? null;

/** The address of a file with all rows of the list that these parameters describe, whichever page is shown. */
export function exportHref(format: ExportFormat, parameters: Partial<RegisterParameters>): string {
  const query = registerSearch({ ...parameters, after: null, before: null });
  query.set("format", format);
  return `/register/export?${query}`;
}

/** Names of a file: what every system takes, and the one people read. */
export function fileNames(format: ExportFormat, instance: InstanceKind, at: Date) {
  const mark = instance === "demo" ? { plain: "-demo", zh: "（演示，虚构）" } : { plain: "", zh: "" };
  const plain = `register${mark.plain}-${beijingDate(at)}.${format}`;
  return { plain, full: `公开登记${mark.zh}-${plain}` };
}
