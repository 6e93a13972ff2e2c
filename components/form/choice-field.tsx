"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { useController } from "react-hook-form";
import { ChoiceGroup, type ChoiceOption, type ChoiceValue } from "./choice-group";
import type { FieldProps } from "./field-frame";
import { useField } from "./form-context";

type Props = FieldProps & {
  options: readonly (ChoiceOption & { label: string })[];
  /** Several may be chosen; the form then holds an array in the order of the options. */
  multiple?: boolean;
  columns?: 1 | 2 | 3;
};

const listOf = (value: unknown): unknown[] => {
  if (Array.isArray(value)) return value;
  return value === null || value === undefined ? [] : [value];
};

/** One or several of a few, as cards. Values may be text, numbers or booleans. */
export function ChoiceField({ options, multiple, columns, seal, optional, ...props }: Props) {
  const t = useTranslations("forms");
  const { field } = useController({ name: props.name });
  const words = useCallback(
    (value: unknown) =>
      options
        .filter((option) => listOf(value).includes(option.value))
        .map((option) => option.label)
        .join(" · "),
    [options],
  );
  const ids = useField(props.name, { label: props.label, kind: "choice", words });
  const chosen = listOf(field.value);
  const choose = (value: ChoiceValue) => {
    if (!multiple) return field.onChange(value);
    const next = chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value];
    field.onChange(options.map((option) => option.value).filter((other) => next.includes(other)));
  };
  const legend = (
    <>
      {props.label}
      {seal}
      {optional ? <span className="opt">{t("optional")}</span> : null}
    </>
  );
  return (
    <ChoiceGroup
      ids={ids}
      name={props.name}
      legend={legend}
      hint={props.hint}
      options={options}
      {...(multiple ? { multiple } : {})}
      {...(columns ? { columns } : {})}
      isChosen={(value) => chosen.includes(value)}
      choose={choose}
      onBlur={field.onBlur}
    />
  );
}

/** Yes or no, as cards; the form holds a boolean. */
export function YesNoField(props: FieldProps) {
  const t = useTranslations("common");
  const options = [
    { value: true, label: t("yes") },
    { value: false, label: t("no") },
  ];
  return <ChoiceField {...props} options={options} />;
}
