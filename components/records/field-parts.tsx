import { useLocale, useTranslations } from "next-intl";
import { formatDigest, formatNumber } from "@/lib/i18n/format";
import { codeLabel } from "@/lib/reference/codes";

/** The parts of a compound value, in the order of its form. */
const partsOf = {
  decoding: ["temperature", "topP", "maxTokens", "thinking"],
  hardware: ["accelerator", "count", "nodes"],
  retrieval: ["name", "version", "digest"],
} as const;

type Compound = keyof typeof partsOf;
const isCompound = (field: string): field is Compound => field in partsOf;

/** Decoding, hardware and retrieval snapshot: each part with its name, in one line. */
export function FieldParts({ field, value }: { field: string; value: unknown }) {
  const t = useTranslations();
  const locale = useLocale();
  if (!isCompound(field) || typeof value !== "object" || value === null) return String(value);
  const known = value as Readonly<Record<string, unknown>>;
  const word = (part: string, raw: unknown): string => {
    if (typeof raw === "boolean") return t(raw ? "common.yes" : "common.no");
    if (typeof raw === "number") return formatNumber(raw);
    if (part === "accelerator") return codeLabel("accelerators", String(raw), locale);
    return part === "digest" ? formatDigest(String(raw)) : String(raw);
  };
  const named = partsOf[field].flatMap((part) => {
    const raw = known[part];
    if (raw === null || raw === undefined) return [];
    // The parts of a compound are the keys of its group in the catalogue, which the compiler cannot pair up.
    const name = t(`codes.parts.${field}.${part}` as "codes.parts.decoding.topP");
    return [t("codes.values.part", { name, value: word(part, raw) })];
  });
  return named.join(t("codes.values.partSeparator"));
}
