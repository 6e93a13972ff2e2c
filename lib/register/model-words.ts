import { formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locale";
import { codeLabel } from "@/lib/reference/codes";

type Model = { modelSizeBillion: number | null; quantization: string | null };

/** Size and quantisation as they stand after a model's name, `671B FP8`; empty where neither is stated. */
export function modelDetail(row: Model, locale: Locale): string {
  const size = row.modelSizeBillion === null ? [] : [`${formatNumber(row.modelSizeBillion)}B`];
  const quantization =
    row.quantization === null ? [] : [codeLabel("quantizations", row.quantization, locale)];
  return [...size, ...quantization].join(" ");
}
