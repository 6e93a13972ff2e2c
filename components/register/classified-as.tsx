import { useLocale, useTranslations } from "next-intl";
import { CodedBlank } from "@/components/ui/coded-blank";
import { StatusMark } from "@/components/ui/status-mark";
import { statusLook } from "@/lib/classification/labels";
import { facetLabel, UNSTATED } from "@/lib/register/facets";
import { declaresNoModel, type ListedRow, standingOfRow } from "@/lib/register/listed-row";

/** What an application is classified as, never without who says so: derived from answers, or decided. */
export function ClassifiedAs({ row }: { row: ListedRow }) {
  const t = useTranslations("register.classified");
  const locale = useLocale();
  const standing = standingOfRow(row);
  if (declaresNoModel(row)) return <CodedBlank reason="not_applicable" />;
  if (standing === null) return <span className="nul">{facetLabel("cn", UNSTATED, locale)}</span>;
  const { cnStatus, tier } = row;
  const { glyph, tone } = statusLook(cnStatus ?? "");
  return (
    <>
      {cnStatus === null ? null : (
        <StatusMark glyph={glyph} tone={tone}>
          {facetLabel("cn", cnStatus, locale)}
        </StatusMark>
      )}
      <span className="sub">{[...(tier === null ? [] : [tier]), t(standing)].join(" · ")}</span>
    </>
  );
}
