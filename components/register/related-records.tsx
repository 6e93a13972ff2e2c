import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { FieldValue } from "@/components/records/field-value";
import { LanguageText } from "@/components/records/language-text";
import { BadgeLadder } from "@/components/ui/badge-ladder";
import { Section } from "@/components/ui/section";
import { Cell, Row, RowHead, Table } from "@/components/ui/table";
import { badgeOfRow, recordHref } from "@/lib/register/listed-row";
import { modelDetail } from "@/lib/register/model-words";
import type { PublicRecord } from "@/lib/register/public-record";
import { nameOf } from "@/lib/register/record-name";

type Props = {
  id: keyof typeof none;
  rows: readonly PublicRecord[];
  /** Whether the institution says that it runs no model: then nothing is missing. */
  isNoneDeclared?: boolean;
};

const none = { deployments: "noDeployments", applications: "noApplications" } as const;

/** The deployments of an institution, or the applications of a deployment or institution. */
export function RelatedRecords({ id, rows, isNoneDeclared = false }: Props) {
  const t = useTranslations("register");
  const title = t(`record.section.${id}`);
  const head = [
    { key: "record", label: title },
    { key: "model", label: t("column.model") },
    { key: "stage", label: t("column.stage") },
    { key: "badge", label: t("column.badge") },
  ];
  if (rows.length === 0) {
    return (
      <Section id={id} title={title}>
        <p className="soft">{t(`record.${isNoneDeclared ? "noneDeclared" : none[id]}`)}</p>
      </Section>
    );
  }
  return (
    <Section id={id} title={title} note={t(`record.thread.${id}`, { count: rows.length })}>
      <Table caption={title} head={head} open flow>
        {rows.map((row) => (
          <RelatedRow key={row.number} row={row} kind={id === "deployments" ? "deployment" : "application"} />
        ))}
      </Table>
    </Section>
  );
}

function RelatedRow({ row, kind }: { row: PublicRecord; kind: "deployment" | "application" }) {
  const t = useTranslations("register");
  const locale = useLocale();
  return (
    <Row>
      <RowHead sub={<code>{row.number}</code>}>
        <Link href={recordHref(row.number)}>
          <LanguageText text={nameOf(row, locale)} />
        </Link>
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
      <Cell label={t("column.stage")}>
        <FieldValue kind={kind} field="lifecycleStage" value={row.lifecycleStage} nullReason="unknown" />
      </Cell>
      <Cell label={t("column.badge")}>
        <BadgeLadder badge={badgeOfRow(row)} />
      </Cell>
    </Row>
  );
}
