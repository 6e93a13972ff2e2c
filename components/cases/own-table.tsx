import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { RecordName } from "@/components/records/record-name";
import { Cell, Row, RowHead, Table } from "@/components/ui/table";
import { formatDate } from "@/lib/i18n/format";
import { codeLabel } from "@/lib/reference/codes";
import { casePath, letterPath } from "@/lib/reviews/path";
import type { OwnCase } from "@/lib/reviews/shown";
import { CaseClockChip } from "./case-clock";
import { CaseStateMark } from "./case-state";
import { OutcomeMark } from "./outcome-mark";
import { OwnTaskMark } from "./own-task-mark";

const columns = ["case", "with", "state", "next", "term"] as const;

/** A hospital's cases. The link of the first cell is what J and K move over. */
export function OwnTable({ cases, caption }: { cases: readonly OwnCase[]; caption: string }) {
  const t = useTranslations("cases.own.column");
  return (
    <div className="sheet">
      <Table caption={caption} head={columns.map((key) => ({ key, label: t(key) }))}>
        {cases.map((row) => (
          <OwnRow key={row.id} row={row} />
        ))}
      </Table>
    </div>
  );
}

function OwnRow({ row }: { row: OwnCase }) {
  const t = useTranslations("cases.own.column");
  const words = useTranslations("cases.words");
  const locale = useLocale();
  const { application, authority, level, tier, outcome, closedAt } = row;
  return (
    <Row>
      <RowHead
        sub={
          <>
            <code>{row.number}</code> {tier}
          </>
        }
      >
        <Link href={casePath(row.id)}>
          <RecordName name={application.nameZh} nameEn={application.nameEn} />
        </Link>
      </RowHead>
      <Cell label={t("with")}>
        {codeLabel("authorities", authority, locale)}
        <span className="sub">{words(`level.${level}`)}</span>
      </Cell>
      <Cell label={t("state")}>
        {outcome === null ? <CaseStateMark state={row.state} /> : <Decided row={row} outcome={outcome} />}
      </Cell>
      <Cell label={t("next")}>
        <OwnTaskMark task={row.task} applicationId={application.id} />
      </Cell>
      <Cell label={t("term")}>
        {closedAt === null ? (
          <CaseClockChip clock={row.clock} />
        ) : (
          <span className="muted nw">{t("closed", { date: formatDate(closedAt) })}</span>
        )}
      </Cell>
    </Row>
  );
}

/** How it was decided; a decision that a change of content has ended says both. */
function Decided({ row: { id, state }, outcome }: { row: OwnCase; outcome: string }) {
  const t = useTranslations("cases.line");
  return (
    <>
      <OutcomeMark outcome={outcome} />
      {state === "decided" ? null : (
        <span className="block">
          <CaseStateMark state={state} />
        </span>
      )}
      <span className="block text-sm">
        <Link href={letterPath(id)}>{t("letter")}</Link>
      </span>
    </>
  );
}
