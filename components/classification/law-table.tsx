import { useLocale } from "next-intl";
import { Section } from "@/components/ui/section";
import { Cell, Row, RowHead, Table } from "@/components/ui/table";
import type { Rule, RuleSet, Source } from "@/lib/classification/language";
import { lawWords } from "@/lib/classification/law-words";
import { useClassificationWords } from "./use-words";

/** Every document the result rests on: where in it, of which day, and how well that was verified. */
export function LawTable({ ruleSet, rules }: { ruleSet: RuleSet; rules: readonly Rule[] }) {
  const { t } = useClassificationWords();
  const law = lawWords(useLocale());
  const cited = ruleSet.sources
    .map((source) => ({
      source,
      locators: [
        ...new Set(
          rules.flatMap(({ citations }) =>
            citations.filter((each) => each.source === source.id).map(({ locator }) => locator),
          ),
        ),
      ],
      by: rules.filter(({ citations }) => citations.some((each) => each.source === source.id)),
    }))
    .filter(({ by }) => by.length > 0);
  const columns = ["document", "locator", "date", "verified"] as const;
  const label = (key: (typeof columns)[number]) =>
    key === "verified" ? t("result.verified.title") : t(`result.${key}`);
  return (
    <Section title={t("result.law")} note={t("result.lawNote", { count: cited.length })}>
      <Table caption={t("result.law")} open head={columns.map((key) => ({ key, label: label(key) }))}>
        {cited.map(({ source, locators, by }) => (
          <Row key={source.id}>
            <RowHead>
              <SourceName source={source} />
              <span className="muted block text-xs font-normal">{by.map(({ id }) => id).join(" · ")}</span>
            </RowHead>
            <Cell label={label("locator")}>{locators.map(law.locator).join(law.and)}</Cell>
            <Cell label={label("date")}>
              <span className="nw">{source.date}</span>
            </Cell>
            <Cell label={label("verified")}>{t(`result.verified.${source.verified}`)}</Cell>
          </Row>
        ))}
      </Table>
    </Section>
  );
}

export function SourceName({ source: { id, title: published, issuer, url } }: { source: Source }) {
  const law = lawWords(useLocale());
  const title = law.title(id, published);
  return (
    <>
      {url === null ? (
        title
      ) : (
        <a href={url} rel="noreferrer noopener" target="_blank" className="break-words">
          {title}
        </a>
      )}
      <span className="muted block text-xs font-normal">{law.issuer(issuer)}</span>
    </>
  );
}
