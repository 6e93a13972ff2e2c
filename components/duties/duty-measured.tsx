import { useTranslations } from "next-intl";
import { StatusMark } from "@/components/ui/status-mark";
import { formatNumber } from "@/lib/i18n/format";
import type { ShownDuty } from "@/lib/obligations/shown";

type Props = { condition: NonNullable<ShownDuty["condition"]> };

/** What was measured for a condition, of how many and over which days, and what the system says of it. */
export function DutyMeasured({ condition: { measured, verdict, unit } }: Props) {
  const t = useTranslations("classified.duties");
  if (measured === null || verdict === null) return null;
  const { value, sample, from, to } = measured;
  const words = `${formatNumber(value)}${unit === "percent" ? "%" : ""}`;
  return (
    <small className="block">
      {t("measured", { value: words, sample: formatNumber(sample), from, to })}{" "}
      <StatusMark
        {...(verdict === "kept" ? { glyph: "met", tone: "pine" } : { glyph: "high", tone: "rust" })}
      >
        {t(verdict)}
      </StatusMark>{" "}
      <span className="muted">{t("checked")}</span>
    </small>
  );
}
