"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { useFormContext } from "react-hook-form";
import { FieldFrame, type FieldProps } from "./field-frame";
import { described, startingText, useField } from "./form-context";

export type SelectOption = { value: string; label: string };

const emptyToNull = (value: unknown) => (value === "" ? null : value);

/** One of many: for a long list, such as the provinces. Up to about nine, use ChoiceField. */
export function SelectField({ options, ...props }: FieldProps & { options: readonly SelectOption[] }) {
  const t = useTranslations("forms");
  const { register, getValues } = useFormContext();
  const words = useCallback(
    (value: unknown) => options.find((option) => option.value === value)?.label ?? "",
    [options],
  );
  const ids = useField(props.name, { label: props.label, kind: "choice", words });
  return (
    <FieldFrame ids={ids} {...props}>
      <select
        id={ids.id}
        className="in"
        defaultValue={startingText(getValues(props.name))}
        {...described(ids, props.hint)}
        {...register(props.name, { setValueAs: emptyToNull })}
      >
        <option value="">{t("choose")}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}
