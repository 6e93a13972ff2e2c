import { getTranslations } from "next-intl/server";
import { LanguageText } from "@/components/records/language-text";
import { Cell, Row, RowHead, Table } from "@/components/ui/table";
import { formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locale";
import type { ConditionForm } from "@/lib/reviews/schema";

type Props = { conditions: readonly ConditionForm[]; locale: Locale };

/** Conditions of an acceptance, each as a machine will check it. */
export async function ConditionTable({ conditions, locale }: Props) {
  const t = await getTranslations({ locale, namespace: "cases.condition" });
  const words = await getTranslations({ locale, namespace: "cases.words" });
  const head = (["indicator", "bound", "window", "due", "consequence"] as const).map((key) => ({
    key,
    label: t(key),
  }));
  const bound = ({ comparison, bound: value, unit }: ConditionForm) =>
    t(comparison, { value: `${formatNumber(value)}${unit === "percent" ? "%" : ""}` });
  return (
    <div className="mt-5">
      <h3 className="h">{t("title")}</h3>
      <Table open caption={t("title")} head={head}>
        {conditions.map((each) => (
          <Row key={`${each.indicator} ${each.comparison} ${each.dueOn}`}>
            <RowHead sub={each.note === null ? null : <LanguageText text={each.note} />}>
              {words(`indicator.${each.indicator}`)}
            </RowHead>
            <Cell label={t("bound")}>
              <span className="nw">{bound(each)}</span>
            </Cell>
            <Cell label={t("window")}>{t("days", { days: each.windowDays })}</Cell>
            <Cell label={t("due")}>
              <span className="nw">{each.dueOn}</span>
            </Cell>
            <Cell label={t("consequence")}>{words(`consequence.${each.consequence}`)}</Cell>
          </Row>
        ))}
      </Table>
    </div>
  );
}
