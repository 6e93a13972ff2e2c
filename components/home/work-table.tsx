import Link from "next/link";
import { useTranslations } from "next-intl";
import { RecordName } from "@/components/records/record-name";
import { actWord, type RecordView, recordPath } from "@/components/records/record-view";
import { WaitingMark } from "@/components/records/who-answer";
import { HolidaysNote } from "@/components/ui/holidays-note";
import { Section } from "@/components/ui/section";
import { StatusMark } from "@/components/ui/status-mark";
import { Cell, Row, RowHead, Table } from "@/components/ui/table";
import { beijingDate } from "@/lib/clock";
import { daysBetween } from "@/lib/records/worklist";
import { DueRow } from "./due-row";
import { ReportRow, type WaitingReports } from "./report-row";

export type WorkItem = RecordView & { institutionName: string; institutionNameEn: string | null };
export type WaitingRequest = { id: string; userName: string; createdAt: Date };

type Props = {
  whose: "mine" | "others";
  items: readonly WorkItem[];
  /** Membership requests, for who decides them. */
  requests?: readonly WaitingRequest[];
  /** Error reports, for who answers them. */
  reports?: WaitingReports;
  /** Public records to be attested again, for who attests them. */
  due?: readonly RecordView[];
  /** Names the institution in each row; inside one hospital it would say the same everywhere. */
  showsInstitution: boolean;
  at: Date;
};

/** More rows than this are not read on a home page; the queue and the lists have them all. */
const LIMIT = 20;

/** 由我办理 or 等待他人. Zero is a sentence. */
export function WorkTable({
  whose,
  items,
  requests = [],
  reports = { items: [], count: 0 },
  due = [],
  showsInstitution,
  at,
}: Props) {
  const t = useTranslations("home");
  const total = items.length + requests.length + reports.count + due.length;
  const isCapped = items.length > LIMIT || due.length > LIMIT || reports.count > reports.items.length;
  const head = [
    { key: "item", label: t("column.item") },
    { key: "of", label: t(showsInstitution ? "column.of" : "column.kind") },
    { key: "term", label: t("column.term") },
    { key: "act", label: t("column.act"), hidden: true, numeric: true },
  ];
  return (
    <Section title={t(whose)} note={t("count", { count: total })}>
      {total === 0 ? (
        <p className="soft">{t(`${whose}None`)}</p>
      ) : (
        <Table open flow caption={t(whose)} head={head}>
          {requests.map((request) => (
            <RequestRow key={request.id} request={request} at={at} />
          ))}
          {reports.items.map((report) => (
            <ReportRow key={report.serial} report={report} at={at} />
          ))}
          {due.slice(0, LIMIT).map((record) => (
            <DueRow key={record.id} record={record} today={beijingDate(at)} />
          ))}
          {items.slice(0, LIMIT).map((item) => (
            <WorkRow key={item.id} item={item} whose={whose} showsInstitution={showsInstitution} at={at} />
          ))}
        </Table>
      )}
      <HolidaysNote dueOn={reports.items.map(({ dueOn }) => dueOn)} />
      {isCapped ? <p className="muted mt-2 text-sm">{t("capped", { count: LIMIT })}</p> : null}
    </Section>
  );
}

type RowProps = { item: WorkItem } & Pick<Props, "whose" | "showsInstitution" | "at">;

function WorkRow({ item, whose, showsInstitution, at }: RowProps) {
  const t = useTranslations("home");
  const words = useTranslations("reviews.record");
  const word = actWord(item);
  const href = recordPath(item.kind, item.id);
  const kind = words(`kind.${item.kind}`);
  const title = t.rich("item", {
    act: words(`act.${word}`),
    name: () => <RecordName name={item.name} nameEn={item.nameEn} />,
  });
  const about = showsInstitution ? t("itemSub", { kind, number: item.number }) : item.number;
  const sub = whose === "mine" ? about : t("waitsFor", { role: words(`role.${item.nextAct}`), item: about });
  return (
    <Row>
      <RowHead sub={sub}>
        <Link href={href}>{title}</Link>
      </RowHead>
      <Cell className={showsInstitution ? "soft" : "soft nw"}>
        {showsInstitution ? <RecordName name={item.institutionName} nameEn={item.institutionNameEn} /> : kind}
      </Cell>
      <Cell>
        <WaitingMark record={item} at={at} />
      </Cell>
      <Cell numeric>
        <Link href={href}>{t(whose === "others" || word === "nobody" ? "go.view" : `go.${word}`)}</Link>
      </Cell>
    </Row>
  );
}

function RequestRow({ request, at }: { request: WaitingRequest; at: Date }) {
  const t = useTranslations("home");
  const words = useTranslations("reviews.record");
  const href = "/reviews?view=requests";
  return (
    <Row>
      <RowHead>
        <Link href={href}>{t("requests.item", { name: request.userName })}</Link>
      </RowHead>
      <Cell className="soft">{t("requests.title")}</Cell>
      <Cell>
        <StatusMark glyph="due" tone="ochre">
          {words("waiting", { days: daysBetween(request.createdAt, at) })}
        </StatusMark>
      </Cell>
      <Cell numeric>
        <Link href={href}>{t("requests.go")}</Link>
      </Cell>
    </Row>
  );
}
