import { useLocale, useTranslations } from "next-intl";
import { DemandCell } from "@/components/register/demand-cell";
import { Section } from "@/components/ui/section";
import { Cell, Row, RowHead, Table } from "@/components/ui/table";
import { inLocale } from "@/lib/reference/bilingual";
import { useCases, useCasesSource } from "@/lib/reference/use-cases";

/** The fourteen applications of the source's table with their two demand scales. */
export function DemandTable() {
  const t = useTranslations("landing.demand");
  const locale = useLocale();
  const head = [
    { key: "application", label: t("application") },
    { key: "privacy", label: t("privacy") },
    { key: "reasoning", label: t("reasoning") },
  ];
  return (
    <Section title={t("title")} note={t("note")}>
      <Table caption={t("caption")} head={head} open flow className="[&_thead_th]:whitespace-normal">
        {useCases.map((useCase) => (
          <Row key={useCase.id}>
            <RowHead
              sub={`${inLocale(useCase.scenario.title, locale)} · ${inLocale(useCase.task.title, locale)}`}
            >
              {inLocale(useCase.title, locale)}
            </RowHead>
            <Cell full>
              <span className="only-s muted inline-block w-28">{t("privacy")}</span>
              <DemandCell demand={useCase.demands.privacySecurity} />
            </Cell>
            <Cell full>
              <span className="only-s muted inline-block w-28">{t("reasoning")}</span>
              <DemandCell demand={useCase.demands.reasoningExplainability} />
            </Cell>
          </Row>
        ))}
      </Table>
      <div className="muted mt-2 grid gap-1 text-xs">
        <p>{t("noteDagger")}</p>
        <p>{t("noteRange")}</p>
        <p>{t("source", { citation: useCasesSource.citation })}</p>
      </div>
    </Section>
  );
}
