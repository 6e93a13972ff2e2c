"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { useController } from "react-hook-form";
import { FieldHint, type FieldProps } from "@/components/form/field-frame";
import { described, useField } from "@/components/form/form-context";
import { ChoiceCard } from "@/components/ui/choice-card";
import { DemandScale } from "@/components/ui/demand-scale";
import type { UseCaseOption } from "./use-case-options";

type Props = FieldProps & { useCases: readonly UseCaseOption[] };

/** One of the source's 14 uses, under its scenario, with how much each demands. */
export function UseCaseField({ useCases, ...props }: Props) {
  const t = useTranslations("applications.form.useCase");
  const { field } = useController({ name: props.name });
  const words = useCallback(
    (value: unknown) => useCases.find((useCase) => useCase.id === value)?.title ?? "",
    [useCases],
  );
  const ids = useField(props.name, { label: props.label, kind: "choice", words });
  const scenarios = [...new Set(useCases.map((useCase) => useCase.scenario))];
  return (
    <fieldset
      className={clsx("f", ids.problem && "bad")}
      id={ids.id}
      tabIndex={-1}
      {...described(ids, props.hint)}
    >
      <legend>{props.label}</legend>
      <FieldHint ids={ids} hint={props.hint} />
      {scenarios.map((scenario) => (
        <div key={scenario} className="mb-4">
          <p className="mb-1 font-semibold">{scenario}</p>
          <div className="choices">
            {useCases
              .filter((useCase) => useCase.scenario === scenario)
              .map((useCase) => (
                <ChoiceCard
                  key={useCase.id}
                  type="radio"
                  name={ids.id}
                  value={useCase.id}
                  label={useCase.title}
                  note={<Demands useCase={useCase} />}
                  checked={field.value === useCase.id}
                  onChange={() => field.onChange(useCase.id)}
                  onBlur={field.onBlur}
                />
              ))}
          </div>
        </div>
      ))}
      <p className="hint">{t("source")}</p>
    </fieldset>
  );
}

function Demands({ useCase }: { useCase: UseCaseOption }) {
  const t = useTranslations("applications.form.useCase");
  return (
    <>
      <span className="block">{useCase.functions}</span>
      <span className="mt-1 flex flex-wrap gap-x-5 gap-y-0.5">
        <Demand word={t("privacy")} range={useCase.privacy} />
        <Demand word={t("reasoning")} range={useCase.reasoning} />
      </span>
    </>
  );
}

function Demand({ word, range }: { word: string; range: UseCaseOption["privacy"] }) {
  const t = useTranslations("applications.form.useCase");
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2">
      <span>{word}</span>
      <DemandScale value={range.max} />
      {range.min === range.max ? null : <span>{t("range", range)}</span>}
    </span>
  );
}
