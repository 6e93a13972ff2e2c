import { useLocale } from "next-intl";
import { Section } from "@/components/ui/section";
import { Cell, Row, RowHead, Table } from "@/components/ui/table";
import type { CompiledRuleSet } from "@/lib/classification/compile";
import type { Rule, RuleSet, Source } from "@/lib/classification/language";
import { lawWords } from "@/lib/classification/law-words";
import type { BilingualText } from "@/lib/reference/bilingual";
import { ConditionText } from "./condition-text";
import { SourceName } from "./law-table";
import { numbersOf, sectionsOf } from "./numbering";
import { useSectionTitle } from "./question-titles";
import { useClassificationWords } from "./use-words";

/** A published rule set as a document: what is asked, what words mean, every rule with its law, every source. */
export function RuleDocument({ compiled }: { compiled: CompiledRuleSet }) {
  const { t } = useClassificationWords();
  const { ruleSet, questionnaire } = compiled;
  const sections = sectionsOf(questionnaire);
  const numbers = numbersOf(sections);
  const sectionTitle = useSectionTitle();
  return (
    <>
      <Section title={t("rules.rules")} note={String(ruleSet.rules.length)} id="rules">
        {ruleSet.rules.map((rule) => (
          <RuleEntry key={rule.id} rule={rule} ruleSet={ruleSet} numbers={numbers} />
        ))}
      </Section>
      <Section title={t("rules.definitions")} note={String(ruleSet.definitions.length)} id="definitions">
        {ruleSet.definitions.map(({ id, label, condition }) => (
          <section key={id} id={id} className="mb-4 break-inside-avoid scroll-mt-4">
            <Both text={label} />
            <ul className="trace soft">
              <ConditionText condition={condition} ruleSet={ruleSet} numbers={numbers} />
            </ul>
          </section>
        ))}
      </Section>
      <Section title={t("rules.questions")} note={String(questionnaire.questions.length)} id="questions">
        {sections.map(({ id, questions }) => (
          <div key={id}>
            <h3 className="h mt-3">{sectionTitle(id)}</h3>
            <ol className="list-none">
              {questions.map(({ question, number }) => (
                <li key={question.id} className="mb-3 break-inside-avoid">
                  <span className="muted">{number}</span> <Both text={question.label} />
                  <p className="soft text-sm">
                    {question.options.map(({ label }) => `${label.zh} ${label.en}`).join(" / ")}
                  </p>
                </li>
              ))}
            </ol>
          </div>
        ))}
      </Section>
      <SourceTable sources={ruleSet.sources} />
    </>
  );
}

/** Both languages of a text, Chinese first. */
function Both({ text }: { text: BilingualText }) {
  return (
    <p>
      <span lang="zh-CN" className="font-semibold">
        {text.zh}
      </span>{" "}
      <span lang="en" className="soft">
        {text.en}
      </span>
    </p>
  );
}

type EntryProps = { rule: Rule; ruleSet: RuleSet; numbers: ReturnType<typeof numbersOf> };

function RuleEntry({ rule, ruleSet, numbers }: EntryProps) {
  const { t, place } = useClassificationWords();
  const { id, kind, jurisdiction, priority, effectiveFrom, effectiveTo, explanation, condition } = rule;
  const facts = [
    jurisdiction === "PORTAL" ? null : place(jurisdiction),
    t(`rules.${kind}`),
    kind === "status" ? t("rules.priority", { priority }) : null,
    effectiveFrom === undefined ? null : t("rules.from", { date: effectiveFrom }),
    effectiveTo === undefined ? null : t("rules.to", { date: effectiveTo }),
  ].filter((fact) => fact !== null);
  const law = lawWords(useLocale());
  return (
    <section id={id} className="mb-5 break-inside-avoid scroll-mt-4 border-rule border-t pt-2">
      <p className="muted text-sm">
        <code className="mr-2 font-semibold text-ink">{id}</code>
        {facts.join(" · ")} → <Outcome rule={rule} />
      </p>
      <Both text={explanation} />
      <ul className="trace soft mt-1">
        <ConditionText condition={condition} ruleSet={ruleSet} numbers={numbers} />
      </ul>
      <p className="muted text-xs">
        {rule.citations
          .map(({ source, locator }) => {
            const cited = ruleSet.sources.find((each) => each.id === source);
            return `${law.title(source, cited?.title ?? source)} ${law.locator(locator)}${cited ? ` (${t(`result.verified.${cited.verified}`)})` : ""}`;
          })
          .join(law.and)}
      </p>
    </section>
  );
}

function Outcome({ rule }: { rule: Rule }) {
  const { status, rank } = useClassificationWords();
  if (rule.kind === "status") return <b>{status(rule.outcome.status)}</b>;
  if (rule.kind === "class") return <b>{rank(rule.jurisdiction, rule.outcome.class)}</b>;
  return <code>{Object.values(rule.outcome)[0]}</code>;
}

function SourceTable({ sources }: { sources: readonly Source[] }) {
  const { t } = useClassificationWords();
  const law = lawWords(useLocale());
  const head = [
    { key: "document", label: t("result.document") },
    { key: "date", label: t("result.date") },
    { key: "verified", label: t("result.verified.title") },
  ];
  return (
    <Section title={t("rules.sources")} note={String(sources.length)} id="sources">
      <Table caption={t("rules.sources")} open head={head}>
        {sources.map((source) => (
          <Row key={source.id}>
            <RowHead>
              <SourceName source={source} />
              {source.note ? (
                <span className="muted block text-xs font-normal">{law.note(source.id, source.note)}</span>
              ) : null}
            </RowHead>
            <Cell label={t("result.date")}>
              <span className="nw">{source.date}</span>
            </Cell>
            <Cell label={t("result.verified.title")}>{t(`result.verified.${source.verified}`)}</Cell>
          </Row>
        ))}
      </Table>
    </Section>
  );
}
