import { useLocale, useTranslations } from "next-intl";
import { FieldValue } from "@/components/records/field-value";
import { OverdueMark } from "@/components/records/freshness-mark";
import { BadgeLadder } from "@/components/ui/badge-ladder";
import { Cell, Row, RowHead, Table } from "@/components/ui/table";
import { formatDate } from "@/lib/i18n/format";
import { inLocale } from "@/lib/reference/bilingual";
import { provinceOf } from "@/lib/reference/provinces";
import { badgeOfRow, type ListedRow } from "@/lib/register/listed-row";
import { modelDetail } from "@/lib/register/model-words";
import { RecordNames } from "./record-names";

const columns = ["record", "model", "province", "hosting", "badge", "updated"] as const;

/** Public records as rows; at 360 px each becomes a record of its own. */
export function RegisterTable({ rows, today }: { rows: readonly ListedRow[]; today: string }) {
  const t = useTranslations("register");
  const head = columns.map((key) => ({
    key,
    label: t(`column.${key}`),
    ...(key === "updated" ? { sorted: "descending" as const } : {}),
  }));
  return (
    <div className="sheet">
      <Table caption={t("caption")} head={head} flow>
        {rows.map((row) => (
          <RegisterRow key={row.number} row={row} today={today} />
        ))}
      </Table>
    </div>
  );
}

function RegisterRow({ row, today }: { row: ListedRow; today: string }) {
  const t = useTranslations("register");
  const locale = useLocale();
  const province = provinceOf(row.provinceAdcode);
  return (
    <Row>
      <RowHead>
        <RecordNames row={row} />
      </RowHead>
      <Cell full label={t("column.model")}>
        {row.modelName === null ? (
          <span className="nul">{t("noModel")}</span>
        ) : (
          <>
            {row.modelName} <span className="muted nw text-sm">{modelDetail(row, locale)}</span>
          </>
        )}
      </Cell>
      <Cell label={t("column.province")}>
        {province === undefined ? row.provinceAdcode : inLocale(province.shortName, locale)}
      </Cell>
      <Cell label={t("column.hosting")}>
        {row.kind === "institution" ? (
          <span className="nul">{t("noDeployment")}</span>
        ) : (
          <FieldValue kind="deployment" field="hosting" value={row.hosting} nullReason="unknown" />
        )}
      </Cell>
      <Cell label={t("column.badge")}>
        <BadgeLadder badge={badgeOfRow(row)} />
        <span className="block">
          <OverdueMark due={row.nextAttestDue} today={today} />
        </span>
      </Cell>
      <Cell label={t("column.updated")} className="nw soft">
        {formatDate(row.publishedAt)}
      </Cell>
    </Row>
  );
}
