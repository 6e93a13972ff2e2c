import Link from "next/link";
import { useTranslations } from "next-intl";
import { LanguageText } from "@/components/records/language-text";
import { Note } from "@/components/ui/folio";
import { HolidaysNote } from "@/components/ui/holidays-note";
import { recordHref } from "@/lib/register/listed-row";
import { REPLY_DAYS } from "@/lib/reports/rules";

type Props = {
  number: string;
  name: string;
  /** When an answer to a report sent today is due. */
  dueOn: string;
};

const steps = ["ticket", "answer", "late", "public"] as const;

/** Beside the form: what becomes of a report, and why nobody is asked who they are. */
export function ReportNotes({ number, name, dueOn }: Props) {
  const t = useTranslations("reports");
  return (
    <>
      <Note title={t("notes.about")}>
        <p>
          <Link href={recordHref(number)}>
            <LanguageText text={name} />
          </Link>
        </p>
        <p>
          <code>{number}</code>
        </p>
      </Note>
      <Note title={t("notes.how")}>
        <ol className="grid list-decimal gap-1 pl-4">
          {steps.map((step) => (
            <li key={step}>{t(`notes.steps.${step}`, { days: REPLY_DAYS })}</li>
          ))}
        </ol>
        <HolidaysNote dueOn={[dueOn]} />
      </Note>
      <Note title={t("notes.privacy")}>
        <p>{t("notes.privacyText")}</p>
      </Note>
      <Note title={t("notes.spam")}>
        <p>{t("notes.spamText")}</p>
      </Note>
    </>
  );
}
