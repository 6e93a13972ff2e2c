"use client";

import { useTranslations } from "next-intl";
import { useFieldArray } from "react-hook-form";
import { DateField } from "@/components/form/date-field";
import { NumberField } from "@/components/form/number-field";
import { SelectField } from "@/components/form/select-field";
import { TextField } from "@/components/form/text-field";
import { Button } from "@/components/ui/button";
import {
  conditionComparisons,
  conditionConsequences,
  conditionIndicators,
  conditionUnits,
} from "@/db/values/reviews";

const empty = {
  indicator: null,
  comparison: null,
  bound: null,
  unit: null,
  windowDays: null,
  dueOn: null,
  consequence: null,
  note: "",
};

/** The conditions of an acceptance, each so that a machine can check it. */
export function ConditionFields() {
  const t = useTranslations("cases.condition");
  const { fields, append, remove } = useFieldArray({ name: "conditions" });
  return (
    <div className="mb-6">
      <h3 className="lab">{t("title")}</h3>
      <p className="hint">{t("hint")}</p>
      {fields.map((field, at) => (
        <fieldset key={field.id} className="well mb-4">
          <legend className="vh">{t("of", { number: at + 1 })}</legend>
          <Condition name={`conditions.${at}`} />
          <Button look="quiet" onClick={() => remove(at)}>
            {t("remove", { number: at + 1 })}
          </Button>
        </fieldset>
      ))}
      <Button onClick={() => append(empty)}>{t("add")}</Button>
    </div>
  );
}

function Condition({ name }: { name: string }) {
  const t = useTranslations("cases.condition");
  const words = useTranslations("cases.words");
  const indicators = conditionIndicators.map((value) => ({ value, label: words(`indicator.${value}`) }));
  const comparisons = conditionComparisons.map((value) => ({ value, label: words(`comparison.${value}`) }));
  const units = conditionUnits.map((value) => ({ value, label: words(`unit.${value}`) }));
  const consequences = conditionConsequences.map((value) => ({
    value,
    label: words(`consequence.${value}`),
  }));
  return (
    <div className="grid gap-x-5 pt-3 min-[721px]:grid-cols-2">
      <SelectField name={`${name}.indicator`} label={t("indicator")} options={indicators} />
      <SelectField name={`${name}.comparison`} label={t("comparison")} options={comparisons} />
      <NumberField name={`${name}.bound`} label={t("value")} />
      <SelectField name={`${name}.unit`} label={t("unit")} options={units} />
      <NumberField name={`${name}.windowDays`} label={t("windowDays")} integer />
      <DateField name={`${name}.dueOn`} label={t("due")} />
      <SelectField name={`${name}.consequence`} label={t("consequence")} options={consequences} />
      <TextField name={`${name}.note`} label={t("note")} optional />
    </div>
  );
}
