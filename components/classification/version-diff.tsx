"use client";

import { useTranslations } from "next-intl";
import { Section } from "@/components/ui/section";
import { Cell, Row, RowHead, Table } from "@/components/ui/table";
import type { Answer } from "@/lib/classification/answers";
import { shownPlaces } from "@/lib/classification/labels";
import { publishedRuleSet } from "@/lib/classification/published";
import type { ShownVersion } from "@/lib/obligations/shown";
import { useClassificationWords } from "./use-words";

type Props = { before: ShownVersion; after: ShownVersion };

/** Two versions of one module: verdicts and answers that differ. */
export function VersionDiff({ before, after }: Props) {
  const t = useTranslations("classified.page");
  const { text, place, said, option } = useClassificationWords();
  const questions = publishedRuleSet(after.ruleSetVersion)?.compiled.questionnaire.questions ?? [];
  const none = { status: null, class: null };
  const verdicts = shownPlaces.map((each) => ({
    key: each as string,
    label: place(each),
    from: said(each, before.results[each] ?? none),
    to: said(each, after.results[each] ?? none),
  }));
  const tier = { key: "tier", label: place("tier"), from: before.tier ?? "–", to: after.tier ?? "–" };
  const answers = questions.map((question) => {
    const words = (answer: Answer | undefined) =>
      answer === undefined
        ? t("noAnswer")
        : [answer]
            .flat()
            .map((value) => option(question, value))
            .join(" · ");
    const [from, to] = [words(before.answers[question.id]), words(after.answers[question.id])];
    return { key: question.id, label: text(question.label), from, to };
  });
  const changed = [...verdicts, tier, ...answers].filter(({ from, to }) => from !== to);
  const title = t("diff", { from: before.revision, to: after.revision });
  const head = (["question", "before", "after"] as const).map((key) => ({ key, label: t(key) }));
  return (
    <Section title={title} note={after.moduleName ?? t("main")} id="diff">
      {changed.length === 0 ? (
        <p className="muted">{t("same")}</p>
      ) : (
        <Table caption={title} head={head} open>
          {changed.map(({ key, label, from, to }) => (
            <Row key={key}>
              <RowHead>{label}</RowHead>
              <Cell label={t("before")}>{from}</Cell>
              <Cell label={t("after")}>{to}</Cell>
            </Row>
          ))}
        </Table>
      )}
    </Section>
  );
}
