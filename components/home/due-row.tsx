import Link from "next/link";
import { useTranslations } from "next-intl";
import { FreshnessMark } from "@/components/records/freshness-mark";
import { RecordName } from "@/components/records/record-name";
import { type RecordView, recordPath } from "@/components/records/record-view";
import { Cell, Row, RowHead } from "@/components/ui/table";

/** A public record the hospital has to stand for again, with its due date. */
export function DueRow({ record, today }: { record: RecordView; today: string }) {
  const t = useTranslations("versions.freshness");
  const kind = useTranslations("reviews.record")(`kind.${record.kind}`);
  const href = recordPath(record.kind, record.id);
  return (
    <Row>
      <RowHead sub={record.number}>
        <Link href={href}>
          {t.rich("item", { name: () => <RecordName name={record.name} nameEn={record.nameEn} /> })}
        </Link>
      </RowHead>
      <Cell className="soft nw">{kind}</Cell>
      <Cell>
        <FreshnessMark due={record.attestDue} today={today} />
      </Cell>
      <Cell numeric>
        <Link href={href}>{t("go")}</Link>
      </Cell>
    </Row>
  );
}
