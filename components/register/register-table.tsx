import { useLocale, useTranslations } from "next-intl";
import { FieldValue } from "@/components/records/field-value";
import { OverdueMark } from "@/components/records/freshness-mark";
import { BadgeLadder } from "@/components/ui/badge-ladder";
import { CodedBlank } from "@/components/ui/coded-blank";
import { Cell, Row, RowHead, Table } from "@/components/ui/table";
import { formatDate } from "@/lib/i18n/format";
import type { Density } from "@/lib/i18n/locale";
import { inLocale } from "@/lib/reference/bilingual";
import { provinceOf } from "@/lib/reference/provinces";
import type { RegisterSort } from "@/lib/register/facets";
import { badgeOfRow, declaresNoModel, type ListedRow } from "@/lib/register/listed-row";
import { modelDetail } from "@/lib/register/model-words";
import { ClassifiedAs } from "./classified-as";
import { MarkedText } from "./marked-text";
import { RecordNames } from "./record-names";
import { StopMark } from "./stop-mark";

const columns = ["record", "served", "province", "classified", "badge", "updated"] as const;

const sortedBy = {
  newest: { column: "updated", direction: "descending" },
  oldest: { column: "updated", direction: "ascending" },
  name: { column: "record", direction: "ascending" },
  size: { column: "served", direction: "descending" },
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
    <div className="sheet rows">
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
      <Cell full label={t("column.served")}>
        <Model row={row} q={q} />
        <span className="sub">
          <Served row={row} />
        </span>
        <span className="block">
          <StopMark row={row} />
        </span>
      </Cell>
      <Cell label={t("column.province")} className="nw">
        {province === undefined ? row.provinceAdcode : inLocale(province.shortName, locale)}
      </Cell>
      <Cell label={t("column.classified")}>
        <ClassifiedAs row={row} />
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

/** Where no model is stated, nothing may be missing: who declares to run none has none to state. */
function Model({ row, q }: { row: ListedRow; q: string | null }) {
  const t = useTranslations("register");
  if (row.modelName !== null) return <MarkedText text={row.modelName} q={q} />;
  if (declaresNoModel(row)) return <CodedBlank reason="not_applicable" />;
  return <span className="nul">{t("noModel")}</span>;
}

/** Below the model: its size and quantisation, and where it runs. */
function Served({ row }: { row: ListedRow }) {
  const t = useTranslations("register");
  const detail = modelDetail(row, useLocale());
  if (row.kind === "institution") return t("noDeployment");
  return (
    <>
      {detail === "" ? null : <span className="nw">{`${detail} · `}</span>}
      <FieldValue kind="deployment" field="hosting" value={row.hosting} nullReason="unknown" />
    </>
  );
}
