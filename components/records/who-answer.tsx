import { useTranslations } from "next-intl";
import { StatusMark } from "@/components/ui/status-mark";
import { formatDate } from "@/lib/i18n/format";
import { daysBetween, waitingSince } from "@/lib/records/worklist";
import { actWord, type RecordView } from "./record-view";

type Props = { record: RecordView; at: Date };

/** 谁须办理，何时截止: the role, the act, and a mark that says how long it has been waiting. */
export function WhoAnswer({ record, at }: Props) {
  const t = useTranslations("reviews.record");
  const word = actWord(record);
  if (word === "nobody") {
    return (
      <StatusMark glyph="met" tone="pine">
        {t("act.nobody")}
      </StatusMark>
    );
  }
  return (
    <>
      {t.rich("whoRich", {
        role: t(`role.${record.nextAct}`),
        act: t(`act.${word}`),
        b: (words) => <b>{words}</b>,
      })}
      <br />
      <WaitingMark record={record} at={at} />
    </>
  );
}

/** How long a record has waited, or why nothing counts. There are no statutory clocks on registration. */
export function WaitingMark({ record, at }: Props) {
  const t = useTranslations("reviews.record");
  const word = actWord(record);
  const since = waitingSince(record);
  if (word === "draft") {
    return <StatusMark glyph="draft">{t("savedOn", { date: formatDate(since) })}</StatusMark>;
  }
  if (word === "returned" || word === "public_source") {
    return (
      <StatusMark glyph="due" tone="ochre">
        {t("noDeadline")}
      </StatusMark>
    );
  }
  return (
    <StatusMark glyph="run" tone="lake">
      {t("waiting", { days: daysBetween(since, at) })}
    </StatusMark>
  );
}
