import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Folio } from "@/components/ui/folio";
import { KeyValueList } from "@/components/ui/key-value-list";
import { formatDate } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locale";
import { codeLabel } from "@/lib/reference/codes";
import type { DecisionLetter } from "@/lib/reviews/shown";
import { ConditionTable } from "./condition-table";

type Props = {
  /** The language of this sheet, whatever the reader's is. */
  locale: Locale;
  letter: DecisionLetter;
  decidedAt: Date;
  /** What stands decided, module by module, in this language. */
  verdicts: readonly string[];
  signatures: ReactNode;
};

type Names = { nameZh: string; nameEn: string | null };

/** The decision as a letter in one language: to whom, about what, decided how and why, signed by whom. One A4 sheet. */
export async function LetterSheet({ locale, letter, decidedAt, verdicts, signatures }: Props) {
  const t = await getTranslations({ locale, namespace: "cases.letter" });
  const words = await getTranslations({ locale, namespace: "cases.words" });
  const { case: of, decision, submission } = letter;
  const { reason, conditions, overrides, rulingNumber } = decision.document;
  const isEnglish = locale === "en";
  const named = ({ nameZh, nameEn }: Names) => (isEnglish ? (nameEn ?? nameZh) : nameZh);
  const { institution, application } = submission.document;
  const isSilent = isEnglish && reason.en === null;
  return (
    <article lang={locale} className="letter" aria-label={t("title")}>
      <Folio>
        <header className="flex flex-wrap items-start justify-between gap-4 py-4">
          <div>
            <p className="muted text-sm">
              {t("authority", {
                authority: codeLabel("authorities", decision.document.case.authority, locale),
                level: words(`level.${of.level}`),
              })}
            </p>
            <h2 className="serif text-xl!">{t("title")}</h2>
          </div>
          <p className="stamp">
            {words(`outcome.${decision.outcome}`)}
            <br />
            <span className="text-sm">{formatDate(decidedAt)}</span>
          </p>
        </header>
        <KeyValueList
          items={[
            { key: "number", term: t("number"), value: <code>{of.number}</code> },
            { key: "to", term: t("to"), value: named(institution) },
            {
              key: "about",
              term: t("about"),
              value: t("aboutValue", { name: named(application), number: application.number }),
            },
            {
              key: "verdict",
              term: t("verdict"),
              value: verdicts.map((verdict) => (
                <span key={verdict} className="block">
                  {verdict}
                </span>
              )),
            },
            ...(rulingNumber === null
              ? []
              : [{ key: "ruling", term: t("ruling"), value: <code>{rulingNumber}</code> }]),
            {
              key: "basis",
              term: t("basis"),
              value: t("basisValue", {
                name: submission.signedByName,
                date: formatDate(submission.signedAt),
                round: submission.round,
              }),
            },
          ]}
        />
        <p className="mt-5 text-md leading-7">
          {t(`decides.${decision.outcome}`, { name: named(application) })}
        </p>
        <h3 className="h mt-4">{t("reason")}</h3>
        <p className="text-md leading-7" {...(isSilent ? { lang: "zh-CN" } : {})}>
          {isEnglish ? (reason.en ?? reason.zh) : reason.zh}
        </p>
        {isSilent ? <p className="muted text-sm">{t("reasonOnlyZh")}</p> : null}
        {overrides.length > 0 ? (
          <>
            <h3 className="h mt-4">{t("overridden")}</h3>
            {overrides.map(({ module, reason: why }) => (
              <p key={module} lang="zh-CN" className="text-md leading-7">
                {why}
              </p>
            ))}
          </>
        ) : null}
        {conditions.length > 0 ? <ConditionTable conditions={conditions} locale={locale} /> : null}
        <h3 className="h mt-6">{t("signatures")}</h3>
        {signatures}
        <p className="muted mt-4 break-all text-xs">{t("digest", { digest: decision.digest })}</p>
      </Folio>
    </article>
  );
}
