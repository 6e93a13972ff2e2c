"use client";

import { useId, useMemo } from "react";
import { DemandScale } from "@/components/ui/demand-scale";
import { Note } from "@/components/ui/folio";
import { daysAhead } from "@/lib/classification/differences";
import type { BilingualText } from "@/lib/reference/bilingual";
import type { CalculatorProps } from "./calculator-form";
import { ruleAddress } from "./rule-address";
import { useClassificationWords } from "./use-words";

/** Table 1 of the source: what each kind of application is held to, 1 to 5. */
export type UseCaseDemand = {
  id: string;
  title: BilingualText;
  privacySecurity: { min: number; max: number };
  reasoningExplainability: { min: number; max: number };
};

type Props = Pick<CalculatorProps, "published" | "state"> & { demands: readonly UseCaseDemand[] };

/** Beside the result: which days change it, what is demanded of such applications, what is uncertain. */
export function ResultNotes({ published, state, demands }: Props) {
  const { t } = useClassificationWords();
  const { ruleSet } = published.compiled;
  return (
    <>
      <Note title={t("result.ahead")}>
        <DaysAhead published={published} state={state} />
      </Note>
      <Note title={t("result.demand.title")}>
        <Demands demands={demands} chosen={state.form.useCase} choose={state.setUseCase} />
      </Note>
      <Note title={t("result.uncertain")}>
        <p>{t("result.uncertainText")}</p>
        <p className="mt-2">
          <a href={ruleAddress(ruleSet)}>{t("result.rulesLink", { version: ruleSet.version })}</a>
        </p>
      </Note>
    </>
  );
}

function DaysAhead({ published, state }: Pick<Props, "published" | "state">) {
  const { t, text, place, said } = useClassificationWords();
  const { answers, asOf } = state.form;
  const days = useMemo(() => daysAhead(published.compiled, answers, asOf), [published, answers, asOf]);
  if (days.length === 0) return <p>{t("result.aheadNone")}</p>;
  return (
    <dl>
      {days.map(({ on, changes, named }) => (
        <div key={on} className="mb-2">
          <dt className="font-semibold text-ink">{on}</dt>
          {changes.map((each) => (
            <dd key={each.place}>
              {t("result.aheadChange", {
                place: place(each.place),
                from: said(each.place, each.from),
                to: said(each.place, each.to),
              })}
            </dd>
          ))}
          {named.map(({ rule, locator }) => (
            <dd key={`${rule.id} ${locator}`}>
              {t("result.aheadNamed", {
                place: place(rule.jurisdiction),
                why: text(rule.explanation),
                rule: rule.id,
              })}
            </dd>
          ))}
        </div>
      ))}
    </dl>
  );
}

type DemandProps = { demands: readonly UseCaseDemand[]; chosen: string; choose: (id: string) => void };

function Demands({ demands, chosen, choose }: DemandProps) {
  const { t, text } = useClassificationWords();
  const id = useId();
  const demand = demands.find((each) => each.id === chosen);
  return (
    <>
      <label htmlFor={id}>{t("result.demand.pick")}</label>
      <select
        id={id}
        className="in mt-1"
        value={demand?.id ?? ""}
        onChange={({ target }) => choose(target.value)}
      >
        <option value="">{t("result.demand.none")}</option>
        {demands.map((each) => (
          <option key={each.id} value={each.id}>
            {text(each.title)}
          </option>
        ))}
      </select>
      {demand ? (
        <dl className="mt-2">
          <dt>{t("result.demand.privacy")}</dt>
          <dd>
            <DemandScale value={demand.privacySecurity.max} />
          </dd>
          <dt className="mt-1">{t("result.demand.reasoning")}</dt>
          <dd>
            <DemandScale value={demand.reasoningExplainability.max} />
          </dd>
        </dl>
      ) : null}
      <p className="muted mt-1">{t("result.demand.source")}</p>
    </>
  );
}
