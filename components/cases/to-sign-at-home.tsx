import Link from "next/link";
import { useTranslations } from "next-intl";
import { RecordName } from "@/components/records/record-name";
import { Section } from "@/components/ui/section";
import { Cell, Row, RowHead, Table } from "@/components/ui/table";
import type { ToSign } from "@/lib/reviews/shown";

/** Rows the home shows; those that wait longest come first. */
const SHOWN = 12;

/** Classifications that wait for the reader's signature; nothing where there are none. */
export function ToSignAtHome({ applications }: { applications: readonly ToSign[] }) {
  const t = useTranslations("cases.toSign");
  if (applications.length === 0) return null;
  const head = [
    { key: "application", label: t("application") },
    { key: "modules", label: t("modules") },
  ];
  return (
    <Section id="to-sign" title={t("title")} note={t("count", { count: applications.length })}>
      <Table open flow caption={t("title")} head={head}>
        {applications.slice(0, SHOWN).map(({ id, number, nameZh, nameEn, modules }) => (
          <Row key={id}>
            <RowHead sub={number}>
              <Link href={`/applications/${id}/classification`}>
                <RecordName name={nameZh} nameEn={nameEn} />
              </Link>
            </RowHead>
            <Cell label={t("modules")}>{t("moduleCount", { count: modules })}</Cell>
          </Row>
        ))}
      </Table>
    </Section>
  );
}
