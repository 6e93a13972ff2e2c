import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { LanguageText } from "@/components/records/language-text";
import { Section } from "@/components/ui/section";
import { StatusMark } from "@/components/ui/status-mark";
import { Cell, Row, RowHead, Table } from "@/components/ui/table";
import { formatDate } from "@/lib/i18n/format";
import type { ShownRequest } from "@/lib/reviews/shown";
import type { FieldOf } from "./comment-list";
import { SeverityMark } from "./severity-mark";

export type ShownItem = ShownRequest["items"][number];

type Props = {
  requests: readonly ShownRequest[];
  fieldOf: FieldOf;
  /** The form in which the reader answers one item of the open request; null where it is not theirs to answer. */
  answerOf: (item: ShownItem) => ReactNode;
  /** The form that sends a request. */
  form: ReactNode;
};

/** What was asked of the hospital, all at once, with its answer to each item. */
export function RequestSection({ requests, form, ...rest }: Props) {
  const t = useTranslations("cases.request");
  return (
    <Section id="requests" title={t("title")} note={t("note")}>
      {requests.length === 0 ? <p className="soft">{t("none")}</p> : null}
      {requests.map((request) => (
        <div key={request.id} className="mb-5">
          <p className="soft flex flex-wrap items-baseline justify-between gap-x-4">
            {t("sent", { name: request.sentByName, date: formatDate(request.sentAt), due: request.dueOn })}
            <RequestMark request={request} />
          </p>
          {request.note === null ? null : (
            <p className="mt-1">
              <LanguageText text={request.note} />
            </p>
          )}
          <Items request={request} {...rest} />
        </div>
      ))}
      {form}
    </Section>
  );
}

function RequestMark({ request: { closed, isLate } }: { request: ShownRequest }) {
  const t = useTranslations("cases.request");
  if (closed === null) {
    return (
      <StatusMark glyph={isLate ? "overdue" : "pause"} tone={isLate ? "zhu" : "lake"}>
        {t(isLate ? "late" : "open")}
      </StatusMark>
    );
  }
  const isAnswered = closed.byName !== null;
  return (
    <StatusMark glyph={isAnswered ? "met" : "draft"} tone={isAnswered ? "pine" : "plain"}>
      {t(isAnswered ? "answered" : "closed", { date: formatDate(closed.at) })}
    </StatusMark>
  );
}

type ItemsProps = { request: ShownRequest } & Pick<Props, "fieldOf" | "answerOf">;

function Items({ request, fieldOf, answerOf }: ItemsProps) {
  const t = useTranslations("cases.request");
  const head = (["item", "severity", "answer"] as const).map((key) => ({ key, label: t(key) }));
  return (
    <Table open caption={t("title")} head={head}>
      {request.items.map((item) => (
        <Row key={item.id}>
          <RowHead sub={item.path === null ? null : fieldOf(item.path).words}>
            <LanguageText text={item.question} />
          </RowHead>
          <Cell label={t("severity")}>
            <SeverityMark severity={item.severity} />
          </Cell>
          <Cell label={t("answer")} className="w-1/2">
            <Answer item={item} />
            {request.closed === null ? answerOf(item) : null}
          </Cell>
        </Row>
      ))}
    </Table>
  );
}

function Answer({ item: { answer } }: { item: ShownItem }) {
  const t = useTranslations("cases.request");
  if (answer === null) return <span className="muted">{t("unanswered")}</span>;
  return (
    <>
      <LanguageText text={answer.text} />
      <span className="sub">{t("answeredBy", { name: answer.byName, date: formatDate(answer.at) })}</span>
    </>
  );
}
