import { useLocale, useTranslations } from "next-intl";
import { LanguageText } from "@/components/records/language-text";
import { WideTerms } from "@/components/records/wide-terms";
import { CopyDigest } from "@/components/ui/copy-digest";
import { KeyValueList } from "@/components/ui/key-value-list";
import { Cell, Row, RowHead, Table } from "@/components/ui/table";
import { codeLabel } from "@/lib/reference/codes";
import type { DecisionDocument, DocumentOverride, DocumentVerdict } from "@/lib/reviews/document";
import { overrideDirection } from "@/lib/reviews/override-direction";
import { ConditionTable } from "./condition-table";
import { OutcomeMark } from "./outcome-mark";

/** Status and class in the reader's words. */
export type VerdictWords = (verdict: DocumentVerdict) => string;

type Props = {
  document: DecisionDocument;
  digest: string;
  verdictWords: VerdictWords;
  moduleName: (key: string) => string;
};

/** A decision as both officials see and sign it: on what, the outcome, the reasons, conditions, what it sets against the rules. */
export function DecisionDocumentView({ document, digest, verdictWords, moduleName }: Props) {
  const t = useTranslations("cases.decision");
  const locale = useLocale();
  const { outcome, reason, referTo, rulingNumber, conditions, overrides, subject, case: of } = document;
  const items = [
    { key: "outcome", term: t("outcome"), value: <OutcomeMark outcome={outcome} /> },
    ...(referTo === null
      ? []
      : [{ key: "referTo", term: t("referTo"), value: codeLabel("authorities", referTo, locale) }]),
    ...(rulingNumber === null
      ? []
      : [{ key: "ruling", term: t("rulingNumber"), value: <code>{rulingNumber}</code> }]),
    { key: "reasonZh", term: t("reasonZh"), value: <LanguageText text={reason.zh} lang="zh-CN" /> },
    ...(reason.en === null
      ? []
      : [{ key: "reasonEn", term: t("reasonEn"), value: <LanguageText text={reason.en} lang="en" /> }]),
    {
      key: "case",
      term: t("case"),
      value: (
        <>
          <code>{of.number}</code> {t("round", { round: of.round })}
        </>
      ),
    },
    {
      key: "subject",
      term: t("subject"),
      value: (
        <>
          <code>{subject.number}</code> <CopyDigest digest={subject.digest} />
        </>
      ),
    },
    { key: "digest", term: t("digest"), value: <CopyDigest digest={digest} /> },
  ];
  return (
    <>
      <WideTerms>
        <KeyValueList items={items} />
      </WideTerms>
      {overrides.length > 0 ? (
        <OverrideTable overrides={overrides} verdictWords={verdictWords} moduleName={moduleName} />
      ) : null}
      {conditions.length > 0 ? <ConditionTable conditions={conditions} locale={locale} /> : null}
    </>
  );
}

type OverrideProps = { overrides: readonly DocumentOverride[] } & Pick<Props, "verdictWords" | "moduleName">;

function Direction({ derived, set }: Pick<DocumentOverride, "derived" | "set">) {
  const t = useTranslations("cases.override");
  const direction = overrideDirection(derived, set);
  return direction === null ? null : <span className="nw">{t(`direction.${direction}`)}</span>;
}

/** What officials set against the rule set, beside what the rule set had said. */
export function OverrideTable({ overrides, verdictWords, moduleName }: OverrideProps) {
  const t = useTranslations("cases.override");
  const head = (["module", "derived", "set", "reason"] as const).map((key) => ({ key, label: t(key) }));
  return (
    <div className="mt-5">
      <h3 className="h">{t("title")}</h3>
      <Table open caption={t("title")} head={head}>
        {overrides.map(({ module, derived, set, reason }) => (
          <Row key={module}>
            <RowHead>{moduleName(module)}</RowHead>
            <Cell label={t("derived")}>
              <span className="muted">{verdictWords(derived)}</span>
            </Cell>
            <Cell label={t("set")}>
              <b>{verdictWords(set)}</b> <Direction derived={derived} set={set} />
            </Cell>
            <Cell label={t("reason")}>
              <LanguageText text={reason} />
            </Cell>
          </Row>
        ))}
      </Table>
    </div>
  );
}
