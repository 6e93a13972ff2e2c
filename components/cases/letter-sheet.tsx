import type { ReactNode } from "react";
import { Folio } from "@/components/ui/folio";
import { KeyValueList } from "@/components/ui/key-value-list";
import type { Locale } from "@/lib/i18n/locale";
import type { LetterWords } from "@/lib/reviews/letter-words";
import type { ConditionForm } from "@/lib/reviews/schema";
import { ConditionTable } from "./condition-table";

type Props = {
  /** The language of this sheet, whatever the reader's is. */
  locale: Locale;
  words: LetterWords;
  conditions: readonly ConditionForm[];
  signatures: ReactNode;
};

/** The decision as a letter in one language: to whom, about what, decided how and why, signed by whom. */
export function LetterSheet({ locale, words, conditions, signatures }: Props) {
  const { reason, overridden } = words;
  return (
    <article lang={locale} className="letter" aria-label={words.title}>
      <Folio>
        {/* The banner and the masthead stand on the first sheet of paper only. */}
        <p className="letter-origin">
          <b className="mr-3">{words.issuer}</b>
          {words.mark}
        </p>
        <header className="flex flex-wrap items-start justify-between gap-4 py-4">
          <div>
            <p className="muted text-sm">{words.authority}</p>
            <h2 className="serif text-xl!">{words.title}</h2>
          </div>
          <p className="stamp">
            {words.outcome}
            <br />
            <span className="text-sm">{words.decidedOn}</span>
          </p>
        </header>
        <KeyValueList
          items={words.terms.map(({ key, term, values }) => ({
            key,
            term,
            value: values.map((value) => (
              <span key={value} className="block">
                {key === "number" || key === "ruling" ? <code>{value}</code> : value}
              </span>
            )),
          }))}
        />
        <p className="mt-5 text-md leading-7">{words.decides}</p>
        <h3 className="h mt-4">{reason.title}</h3>
        <p className="text-md leading-7" {...(reason.note === null ? {} : { lang: "zh-CN" })}>
          {reason.text}
        </p>
        {reason.note === null ? null : <p className="muted text-sm">{reason.note}</p>}
        {overridden.reasons.length === 0 ? null : (
          <>
            <h3 className="h mt-4">{overridden.title}</h3>
            {overridden.reasons.map(({ module, text }) => (
              <p key={module} lang="zh-CN" className="text-md leading-7">
                {text}
              </p>
            ))}
          </>
        )}
        {conditions.length > 0 ? <ConditionTable conditions={conditions} locale={locale} /> : null}
        <h3 className="h mt-6">{words.signatures.title}</h3>
        {signatures}
        <p className="muted mt-4 break-before-avoid break-all text-xs">{words.digest}</p>
        <p className="muted mt-2 break-before-avoid break-words text-xs">
          <b>{words.check.title}</b>
          {words.check.lines.map((line) => (
            <span key={line} className="block">
              {line}
            </span>
          ))}
        </p>
      </Folio>
    </article>
  );
}
