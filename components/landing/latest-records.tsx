import Link from "next/link";
import { useTranslations } from "next-intl";
import { RecordNames } from "@/components/register/record-names";
import { BadgeLadder } from "@/components/ui/badge-ladder";
import { Section } from "@/components/ui/section";
import { Cell, Row, RowHead, Table } from "@/components/ui/table";
import { formatDate } from "@/lib/i18n/format";
import { badgeOfRow, type ListedRow } from "@/lib/register/listed-row";

/** The newest public records, as the register lists them. */
export function LatestRecords({ rows }: { rows: readonly ListedRow[] }) {
  const t = useTranslations("landing.latest");
  const head = [
    { key: "record", label: t("record") },
    { key: "badge", label: t("badge") },
    { key: "on", label: t("on") },
  ];
  const all = <Link href="/register">{t("all")}</Link>;
  return (
    <Section title={t("title")} note={all}>
      {rows.length === 0 ? (
        <p>{t("empty")}</p>
      ) : (
        <Table caption={t("caption")} head={head} open flow>
          {rows.map((row) => (
            <Row key={row.number}>
              <RowHead>
                <RecordNames row={row} />
              </RowHead>
              <Cell>
                <BadgeLadder badge={badgeOfRow(row)} />
              </Cell>
              <Cell className="nw soft">{formatDate(row.publishedAt)}</Cell>
            </Row>
          ))}
        </Table>
      )}
    </Section>
  );
}
