import { useTranslations } from "next-intl";
import { LanguageText } from "@/components/records/language-text";
import { KeyValueList } from "@/components/ui/key-value-list";
import type { RecordKind } from "@/db/values";
import { ReportedFields } from "./report-words";

export type ReportText = { problem: string | null; proposal: string | null; evidence: string | null };
type Props = {
  record: RecordKind;
  /** None where the fields already stand on the page. */
  fields: readonly string[];
  text: ReportText;
  /** Why the words are not shown, in place of them. */
  hidden?: string | null;
};

/** What a reporter said. A link of theirs is nobody's recommendation, and is followed without our address. */
export function ReportTextList({ record, fields, text, hidden }: Props) {
  const t = useTranslations("reports.ticket");
  const none = <span className="muted">{t("none")}</span>;
  const said = [
    {
      key: "problem",
      term: t("problem"),
      value: text.problem === null ? none : <Lines text={text.problem} />,
    },
    {
      key: "proposal",
      term: t("proposal"),
      value: text.proposal === null ? none : <Lines text={text.proposal} />,
    },
    {
      key: "evidence",
      term: t("evidence"),
      value: text.evidence === null ? none : <Source url={text.evidence} />,
    },
  ];
  const about = {
    key: "fields",
    term: t("fields"),
    value: <ReportedFields record={record} fields={fields} />,
  };
  return (
    <>
      <KeyValueList items={[...(fields.length > 0 ? [about] : []), ...(hidden ? [] : said)]} />
      {hidden ? <p className="soft mt-2">{hidden}</p> : null}
    </>
  );
}

function Lines({ text }: { text: string }) {
  return (
    <span className="whitespace-pre-line">
      <LanguageText text={text} />
    </span>
  );
}

function Source({ url }: { url: string }) {
  return (
    <a href={url} target="_blank" rel="noopener noreferrer nofollow ugc" className="break-all">
      {url}
    </a>
  );
}
