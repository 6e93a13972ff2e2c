import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { LanguageText } from "@/components/records/language-text";
import { RecordName } from "@/components/records/record-name";
import type { RecordView } from "@/components/records/record-view";
import { wideStack } from "@/components/records/stacked";
import { StateMark } from "@/components/records/state-mark";
import { BadgeLadder } from "@/components/ui/badge-ladder";
import { EmptyState } from "@/components/ui/empty-state";
import { Pager } from "@/components/ui/pager";
import { Cell, Row, RowHead, Table } from "@/components/ui/table";
import { formatDigest } from "@/lib/i18n/format";
import { codeLabel } from "@/lib/reference/codes";

export type ListedDeployment = Pick<RecordView, "id" | "number" | "name" | "nameEn" | "state" | "badge"> & {
  institutionId: string;
  institutionName: string;
  institutionNameEn: string | null;
  hosting: string | null;
  modelName: string | null;
  digest: string | null;
  applications: number;
};

type Props = { items: readonly ListedDeployment[]; previous: string | null; next: string | null };

/** The deployments in reach with what each runs, a page at a time. */
export function DeploymentList({ items, previous, next }: Props) {
  const t = useTranslations("deployments.page");
  if (items.length === 0) {
    return (
      <div className="mt-5">
        <EmptyState title={t("none")}>
          <p>{t("noneHint")}</p>
        </EmptyState>
      </div>
    );
  }
  return (
    <>
      <div className="sheet mt-5">
        <DeploymentTable items={items} />
      </div>
      <Pager previous={previous} next={next} note={t("pageNote", { count: items.length })} />
    </>
  );
}

const columns = ["name", "institution", "model", "applications", "badge", "state"] as const;

function DeploymentTable({ items }: Pick<Props, "items">) {
  const t = useTranslations("deployments.page");
  return (
    <Table
      caption={t("caption")}
      className={wideStack}
      head={columns.map((key) => ({
        key,
        label: t(`column.${key}`),
        ...(key === "applications" ? { numeric: true } : {}),
      }))}
    >
      {items.map((item) => (
        <Row key={item.id}>
          <RowHead sub={<code>{item.number}</code>}>
            <Link href={`/deployments/${item.id}`}>
              <RecordName name={item.name} nameEn={item.nameEn} />
            </Link>
          </RowHead>
          <Cell label={t("column.institution")}>
            <Link className="font-normal!" href={`/institutions/${item.institutionId}`}>
              <RecordName name={item.institutionName} nameEn={item.institutionNameEn} />
            </Link>
          </Cell>
          <Cell label={t("column.model")}>
            <Model item={item} />
          </Cell>
          <Cell label={t("column.applications")} numeric>
            {item.applications}
          </Cell>
          <Cell label={t("column.badge")}>
            <BadgeLadder badge={item.badge} />
          </Cell>
          <Cell label={t("column.state")}>
            <StateMark state={item.state} />
          </Cell>
        </Row>
      ))}
    </Table>
  );
}

function Model({ item }: { item: ListedDeployment }) {
  const t = useTranslations("deployments.page");
  const locale = useLocale();
  if (item.modelName === null) return <span className="muted">{t("noModel")}</span>;
  return (
    <>
      <LanguageText text={item.modelName} />
      <span className="sub">
        {item.digest ? <code>{formatDigest(item.digest)}</code> : null}
        {item.hosting ? (
          <span className="ml-2">{codeLabel("hostingModes", item.hosting, locale)}</span>
        ) : null}
      </span>
    </>
  );
}
