import Link from "next/link";
import { useTranslations } from "next-intl";
import { RecordName } from "@/components/records/record-name";
import { Cell, Row, RowHead, Table } from "@/components/ui/table";
import { formatDate } from "@/lib/i18n/format";
import { casePath } from "@/lib/reviews/path";
import type { ShownCase } from "@/lib/reviews/shown";
import { CaseClockChip } from "./case-clock";
import { CaseStateMark } from "./case-state";
import { LeaseLine } from "./lease-line";

const columns = ["priority", "case", "institution", "type", "tier", "term", "state"] as const;

/** The cases of a view, most urgent first. The link of the first cell is what J and K move over. */
export function QueueTable({ cases, caption }: { cases: readonly ShownCase[]; caption: string }) {
  const t = useTranslations("cases.column");
  const head = columns.map((key) => ({ key, label: t(key), numeric: key === "priority" }));
  return (
    <div className="sheet">
      <Table caption={caption} head={head}>
        {cases.map((row) => (
          <CaseRow key={row.id} row={row} />
        ))}
      </Table>
    </div>
  );
}

function CaseRow({ row }: { row: ShownCase }) {
  const t = useTranslations("cases.column");
  const words = useTranslations("cases.words");
  const { application, institution, priority, tier, clock, state } = row;
  return (
    <Row>
      <Cell numeric label={t("priority")}>
        <b>{priority}</b>
      </Cell>
      <RowHead sub={<code>{row.number}</code>}>
        <Link href={casePath(row.id)}>
          <RecordName name={application.nameZh} nameEn={application.nameEn} />
        </Link>
      </RowHead>
      <Cell className="soft">
        <RecordName name={institution.nameZh} nameEn={institution.nameEn} />
      </Cell>
      <Cell label={t("type")}>
        <span className="nw">{words(`type.${row.type}`)}</span>
        {row.isEscalated ? <span className="sub">{t("escalated")}</span> : null}
      </Cell>
      <Cell label={t("tier")}>{tier ?? t("noTier")}</Cell>
      <Cell label={t("term")}>
        {row.closedAt === null ? (
          <CaseClockChip clock={clock} />
        ) : (
          <span className="muted nw">{t("closed", { date: formatDate(row.closedAt) })}</span>
        )}
      </Cell>
      <Cell label={t("state")}>
        <CaseStateMark state={state} />
        <LeaseLine holder={row.holder} lapsed={row.lapsed} />
      </Cell>
    </Row>
  );
}
