import { useLocale, useTranslations } from "next-intl";
import { FieldValue } from "@/components/records/field-value";
import { OverdueMark } from "@/components/records/freshness-mark";
import { BadgeLadder } from "@/components/ui/badge-ladder";
import { Cell, Row, RowHead, Table } from "@/components/ui/table";
import { formatDate } from "@/lib/i18n/format";
import type { Density } from "@/lib/i18n/locale";
import { inLocale } from "@/lib/reference/bilingual";
import { codeLabel } from "@/lib/reference/codes";
import { provinceOf } from "@/lib/reference/provinces";
import type { RegisterSort } from "@/lib/register/facets";
import { badgeOfRow, type ListedRow, standingOfRow } from "@/lib/register/listed-row";
import { modelDetail } from "@/lib/register/model-words";
import { MarkedText } from "./marked-text";
import { RecordNames } from "./record-names";

const columns = ["record", "model", "province", "hosting", "badge", "updated"] as const;

const sortedBy = {
  newest: { column: "updated", direction: "descending" },
  oldest: { column: "updated", direction: "ascending" },
  name: { column: "record", direction: "ascending" },
  size: { column: "model", direction: "descending" },
} as const satisfies Record<RegisterSort, { column: (typeof columns)[number]; direction: string }>;

type Props = {
  rows: readonly ListedRow[];
  q: string | null;
  sort: RegisterSort;
  density: Density;
  today: string;
};

/** Public records as rows; at 360 px each becomes a record of its own. */
export function RegisterTable({ rows, q, sort, density, today }: Props) {
  const t = useTranslations("register");
  const { column, direction } = sortedBy[sort];
  const head = columns.map((key) => ({
    key,
    label: t(`column.${key}`),
    ...(key === column ? { sorted: direction } : {}),
  }));
  return (
    <div className="sheet">
      <Table caption={t("caption", { sort: t(`sort.${sort}`) })} head={head} flow className={density}>
        {rows.map((row) => (
          <RegisterRow key={row.number} row={row} q={q} today={today} />
        ))}
      </Table>
    </div>
  );
}

function RegisterRow({ row, q, today }: { row: ListedRow; q: string | null; today: string }) {
  const t = useTranslations("register");
  const locale = useLocale();
  const province = provinceOf(row.provinceAdcode);
  return (
    <Row>
      <RowHead>
        <RecordNames row={row} q={q} />
      </RowHead>
      <Cell full label={t("column.model")}>
        {row.modelName === null ? (
          <span className="nul">{t("noModel")}</span>
        ) : (
          <>
            <MarkedText text={row.modelName} q={q} />{" "}
            <span className="muted nw text-sm">{modelDetail(row, locale)}</span>
          </>
        )}
      </Cell>
      <Cell label={t("column.province")} className="nw">
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
        <ClassifiedAs row={row} />
      </Cell>
      <Cell label={t("column.updated")} className="nw soft">
        {formatDate(row.publishedAt)}
      </Cell>
    </Row>
  );
}

/** What an application is classified as, never without who says so: derived from answers, or decided. */
function ClassifiedAs({ row }: { row: ListedRow }) {
  const t = useTranslations("register.classified");
  const locale = useLocale();
  const standing = standingOfRow(row);
  if (standing === null) return null;
  const words = [
    ...(row.cnStatus === null ? [] : [codeLabel("deviceStatuses", row.cnStatus, locale)]),
    ...(row.tier === null ? [] : [row.tier]),
  ];
  return <span className="sub">{t(standing, { words: words.join(" · ") })}</span>;
}
