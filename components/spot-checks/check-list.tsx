import Link from "next/link";
import { useTranslations } from "next-intl";
import { LanguageText } from "@/components/records/language-text";
import { RecordName } from "@/components/records/record-name";
import { wideStack } from "@/components/records/stacked";
import { EmptyState } from "@/components/ui/empty-state";
import { Pager } from "@/components/ui/pager";
import { Cell, Row, RowHead, Table } from "@/components/ui/table";
import { type SpotCheckState, spotCheckStates } from "@/db/values/spot-checks";
import { formatDateTime } from "@/lib/i18n/format";
import { CheckMark, SimulatorTag } from "./check-words";

export type ListedCheck = {
  id: string;
  number: string;
  state: SpotCheckState;
  requestedByName: string;
  requestedAt: Date;
  isSimulator: boolean;
  deploymentId: string;
  deploymentName: string;
  institutionName: string;
  institutionNameEn: string | null;
  counts: { samples: number; pass: number; fail: number; noAnswer: number; error: number };
};

type Props = {
  state: SpotCheckState | null;
  checks: readonly ListedCheck[];
  previous: string | null;
  next: string | null;
};

/** Checks in reach, newest first, by state. */
export function CheckList({ state, checks, previous, next }: Props) {
  const t = useTranslations("checks");
  return (
    <>
      <nav className="tabs mt-4" aria-label={t("list.views")}>
        {[null, ...spotCheckStates].map((own) => (
          <Link
            key={own ?? "all"}
            href={own === null ? "/spot-checks" : `/spot-checks?state=${own}`}
            {...(own === state ? { "aria-current": "page" as const } : {})}
          >
            {own === null ? t("list.all") : t(`state.${own}`)}
          </Link>
        ))}
      </nav>
      {checks.length === 0 ? (
        <EmptyState title={t(state === null ? "list.none" : "list.noneOf")}>
          <p>{t("list.noneHint")}</p>
        </EmptyState>
      ) : (
        <>
          <div className="sheet">
            <CheckTable checks={checks} />
          </div>
          <Pager previous={previous} next={next} note={t("list.pageNote", { count: checks.length })} />
        </>
      )}
    </>
  );
}

const columns = ["number", "deployment", "progress", "result", "state"] as const;

export function CheckTable({ checks }: { checks: readonly ListedCheck[] }) {
  const t = useTranslations("checks.list");
  return (
    <Table
      caption={t("caption")}
      className={wideStack}
      head={columns.map((key) => ({ key, label: t(`column.${key}`) }))}
    >
      {checks.map((check) => (
        <CheckRow key={check.id} check={check} />
      ))}
    </Table>
  );
}

function CheckRow({ check }: { check: ListedCheck }) {
  const t = useTranslations("checks.list");
  const { samples, ...counts } = check.counts;
  const done = counts.pass + counts.fail + counts.noAnswer + counts.error;
  return (
    <Row>
      <RowHead sub={t("by", { name: check.requestedByName, at: formatDateTime(check.requestedAt) })}>
        <Link href={`/spot-checks/${check.id}`}>
          <code>{check.number}</code>
        </Link>
      </RowHead>
      <Cell label={t("column.deployment")}>
        <Link className="font-normal!" href={`/deployments/${check.deploymentId}`}>
          <LanguageText text={check.deploymentName} />
        </Link>
        <span className="sub">
          <RecordName name={check.institutionName} nameEn={check.institutionNameEn} />
        </span>
      </Cell>
      <Cell label={t("column.progress")}>
        <span className="nw">{t("progress", { done, samples })}</span>
        {check.isSimulator ? (
          <span className="sub">
            <SimulatorTag />
          </span>
        ) : null}
      </Cell>
      <Cell label={t("column.result")}>{t("result", counts)}</Cell>
      <Cell label={t("column.state")}>
        <CheckMark state={check.state} />
      </Cell>
    </Row>
  );
}
