import Link from "next/link";
import { useTranslations } from "next-intl";
import { RecordName } from "@/components/records/record-name";
import { HolidaysNote } from "@/components/ui/holidays-note";
import { Section } from "@/components/ui/section";
import { Cell, Row, RowHead, Table } from "@/components/ui/table";
import { casePath } from "@/lib/reviews/path";
import type { ShownCase } from "@/lib/reviews/shown";
import { CaseClockChip } from "./case-clock";
import { CaseStateMark } from "./case-state";
import { daysAhead } from "./clock-note";

/** Rows the home shows; the queue has the rest. */
const SHOWN = 12;

type Props = {
  cases: readonly ShownCase[];
  /** Inside one hospital the institution would say the same everywhere. */
  showsInstitution: boolean;
  /** The queue, and how many are free in it; null in a hospital, whose list has them all. */
  all: { href: string; count: number } | null;
};

/** Review cases that are somebody's turn here, with the clock of the case itself; nothing where there are none. */
export function CasesAtHome({ cases, showsInstitution, all }: Props) {
  const t = useTranslations("cases.home");
  if (cases.length === 0) return null;
  const head = [
    { key: "case", label: t("case") },
    ...(showsInstitution ? [{ key: "institution", label: t("institution") }] : []),
    { key: "term", label: t("term") },
    { key: "state", label: t("state") },
  ];
  return (
    <Section id="cases" title={t("title")} note={t("count", { count: cases.length })}>
      <Table open flow caption={t("title")} head={head}>
        {cases.slice(0, SHOWN).map(({ id, number, application, institution, clock, state }) => (
          <Row key={id}>
            <RowHead sub={number}>
              <Link href={casePath(id)}>
                <RecordName name={application.nameZh} nameEn={application.nameEn} />
              </Link>
            </RowHead>
            {showsInstitution ? (
              <Cell className="soft">
                <RecordName name={institution.nameZh} nameEn={institution.nameEn} />
              </Cell>
            ) : null}
            <Cell>
              <CaseClockChip clock={clock} />
            </Cell>
            <Cell>
              <CaseStateMark state={state} />
            </Cell>
          </Row>
        ))}
      </Table>
      <HolidaysNote dueOn={daysAhead(cases.slice(0, SHOWN))} />
      <p className="mt-2 text-sm">
        {all === null ? (
          <Link href="/reviews">{t("allOwn")}</Link>
        ) : (
          <Link href={all.href}>{t("all", { count: all.count })}</Link>
        )}
      </p>
    </Section>
  );
}
