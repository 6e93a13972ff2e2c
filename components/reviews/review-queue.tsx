import Link from "next/link";
import { useTranslations } from "next-intl";
import { RecordName } from "@/components/records/record-name";
import { type RecordView, recordPath } from "@/components/records/record-view";
import { WaitingMark } from "@/components/records/who-answer";
import { BadgeLadder } from "@/components/ui/badge-ladder";
import { Folio } from "@/components/ui/folio";
import { Section } from "@/components/ui/section";
import { Cell, Row, RowHead, Table } from "@/components/ui/table";
import { formatDate } from "@/lib/i18n/format";
import { groupByInstitution } from "@/lib/records/worklist";

export type QueuedRecord = RecordView & {
  institutionId: string;
  institutionName: string;
  institutionNameEn: string | null;
};

/** Records to verify, institution by institution: what hangs together is verified together. Longest wait first. */
export function ReviewQueue({ records, at }: { records: readonly QueuedRecord[]; at: Date }) {
  const t = useTranslations("reviews.page");
  if (records.length === 0) {
    return (
      <Folio>
        <Section title={t("records")}>
          <p className="soft">{t("recordsNone")}</p>
        </Section>
      </Folio>
    );
  }
  const dossiers = groupByInstitution(records);
  return (
    <Folio>
      <p className="muted pt-3 text-sm">
        {t("dossiers", { dossiers: dossiers.length, records: records.length })}
      </p>
      {dossiers.map(({ institutionId, items }) => (
        <Section
          key={institutionId}
          title={
            <Link href={`/institutions/${institutionId}`}>
              <RecordName name={items[0].institutionName} nameEn={items[0].institutionNameEn} />
            </Link>
          }
          note={t("dossierCount", { count: items.length })}
        >
          <QueueTable caption={items[0].institutionName} items={items} at={at} />
        </Section>
      ))}
    </Folio>
  );
}

type TableProps = { caption: string; items: readonly QueuedRecord[]; at: Date };

function QueueTable({ caption, items, at }: TableProps) {
  const t = useTranslations("reviews.page");
  const words = useTranslations("reviews.record");
  const badge = useTranslations("institutions.page.column");
  const head = [
    { key: "record", label: t("column.record") },
    { key: "kind", label: t("column.kind") },
    { key: "badge", label: badge("badge") },
    { key: "confirmed", label: t("column.confirmed") },
    { key: "waiting", label: t("column.waiting") },
  ];
  return (
    <Table open caption={caption} head={head}>
      {items.map((item) => (
        <Row key={item.id}>
          <RowHead sub={<code>{item.number}</code>}>
            <Link href={recordPath(item.kind, item.id)}>
              <RecordName name={item.name} nameEn={item.nameEn} />
            </Link>
          </RowHead>
          <Cell label={t("column.kind")}>{words(`kind.${item.kind}`)}</Cell>
          <Cell label={badge("badge")}>
            <BadgeLadder badge={item.badge} />
          </Cell>
          <Cell label={t("column.confirmed")}>
            {item.confirmedAt
              ? t("confirmedBy", { name: item.confirmedByName ?? "", date: formatDate(item.confirmedAt) })
              : null}
          </Cell>
          <Cell label={t("column.waiting")}>
            <WaitingMark record={item} at={at} />
          </Cell>
        </Row>
      ))}
    </Table>
  );
}
