import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { LanguageText } from "@/components/records/language-text";
import { RecordName } from "@/components/records/record-name";
import { StatusMark } from "@/components/ui/status-mark";
import { Cell, Row, RowHead } from "@/components/ui/table";
import { conditionIndicators } from "@/db/values/reviews";
import { formatDate, formatTime } from "@/lib/i18n/format";
import { noticePath } from "@/lib/inbox/path";
import type { NoticeKind } from "@/lib/inbox/schema";
import { codeLabel } from "@/lib/reference/codes";

/** One notice as the query gives it. */
export type NoticeView = {
  id: string;
  kind: NoticeKind;
  at: string;
  byName: string;
  byRole: string | null;
  reason: string | null;
  recordKind: string | null;
  recordId: string | null;
  record: { number: string; name: string; nameEn: string | null } | null;
  records: number;
  detail: string | null;
  isRead: boolean;
};
export type OpenNotice = (form: FormData) => Promise<void>;

/** What was decided at length: the case says why, and for whom. */
const saidInCase: readonly NoticeKind[] = [
  "review_request_information",
  "review_returned",
  "review_decided",
  "review_referred",
  "review_ruling",
];

/** Which matter, by whom, why, when. An unread notice is opened by a button, because opening it marks it. */
export function NoticeRow({ notice, open }: { notice: NoticeView; open: OpenNotice }) {
  const t = useTranslations("inbox");
  const { byName, byRole, reason } = notice;
  return (
    <Row>
      <RowHead sub={<Below notice={notice} />}>
        {notice.isRead ? (
          <Link href={noticePath(notice)} className="font-normal!">
            <Title notice={notice} />
          </Link>
        ) : (
          <form action={open}>
            <input type="hidden" name="id" value={notice.id} />
            <button type="submit" className="linklike">
              <Title notice={notice} />
            </button>
          </form>
        )}
      </RowHead>
      <Cell label={t("column.who")}>
        <By name={byName} role={byRole} />
      </Cell>
      <Cell label={t("column.reason")}>
        {reason ? (
          <LanguageText text={reason} />
        ) : (
          <span className="muted">{t(saidInCase.includes(notice.kind) ? "reasonInCase" : "noReason")}</span>
        )}
      </Cell>
      <Cell label={t("column.when")}>
        <time dateTime={notice.at}>
          <span className="nw">{formatDate(new Date(notice.at))}</span>{" "}
          <span className="nw">{formatTime(notice.at).slice(0, 5)}</span>
        </time>
      </Cell>
    </Row>
  );
}

/** Who did it; somebody without an account has no name, and is named by what they are. */
function By({ name, role }: { name: string; role: string | null }) {
  const locale = useLocale();
  const word = role ? codeLabel("actorRoles", role, locale) : null;
  if (name === "") return word;
  return (
    <>
      <LanguageText text={name} />
      {word ? <span className="sub">{word}</span> : null}
    </>
  );
}

function Title({ notice }: { notice: NoticeView }) {
  const t = useTranslations("inbox");
  return t.rich("subject", {
    kind: t(`kind.${notice.kind}`),
    subject: () => <Subject notice={notice} />,
  });
}

/** What it is about, in a word: the record's name, a person's, or a role's. */
function Subject({ notice: { record, kind, byName, detail } }: { notice: NoticeView }) {
  const locale = useLocale();
  if (record !== null) return <RecordName name={record.name} nameEn={record.nameEn} />;
  if (detail === null) return <LanguageText text={byName} />;
  if (kind.startsWith("condition_")) return <Indicator code={detail} />;
  if (kind.startsWith("role_")) return <LanguageText text={detail} />;
  return codeLabel(kind.startsWith("dispute_") ? "disputeGrounds" : "actorRoles", detail, locale);
}

/** What a condition is measured by. */
function Indicator({ code }: { code: string }) {
  const words = useTranslations("cases.words");
  const known = conditionIndicators.find((each) => each === code);
  return known === undefined ? code : words(`indicator.${known}`);
}

function Below({ notice: { record, records, detail, kind, isRead } }: { notice: NoticeView }) {
  const t = useTranslations("inbox");
  const locale = useLocale();
  const grounds = kind.startsWith("dispute_") && record !== null ? detail : null;
  return (
    <>
      {isRead ? null : (
        <span className="mr-3">
          <StatusMark glyph="due" tone="ochre">
            {t("new")}
          </StatusMark>
        </span>
      )}
      {record ? <code className="mr-3">{record.number}</code> : null}
      {grounds ? <span className="mr-3">{codeLabel("disputeGrounds", grounds, locale)}</span> : null}
      {kind.startsWith("condition_") && record !== null && detail !== null ? (
        <span className="mr-3">
          <Indicator code={detail} />
        </span>
      ) : null}
      {records > 1 ? t("more", { count: records - 1 }) : null}
    </>
  );
}
