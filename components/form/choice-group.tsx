"use client";

import clsx from "clsx";
import type { ReactNode } from "react";
import { ChoiceCard } from "@/components/ui/choice-card";
import { FieldHint } from "./field-frame";
import { described, type FieldIds } from "./form-context";

export type ChoiceValue = string | number | boolean;
export type ChoiceOption<V extends ChoiceValue = ChoiceValue> = {
  value: V;
  label: ReactNode;
  note?: ReactNode;
};

type Props = {
  ids: FieldIds;
  name: string;
  legend: ReactNode;
  hint?: ReactNode;
  options: readonly ChoiceOption[];
  multiple?: boolean;
  columns?: 1 | 2 | 3;
  isChosen: (value: ChoiceValue) => boolean;
  choose: (value: ChoiceValue) => void;
  onBlur?: () => void;
};

const columnClass = { 1: "", 2: "two", 3: "three" } as const;

/** A fieldset of choice cards. With the focus inside, 1–9 choose. */
export function ChoiceGroup(props: Props) {
  const { ids, options, multiple, columns = 2 } = props;
  return (
    <fieldset
      className={clsx("f", ids.problem && "bad")}
      id={ids.id}
      tabIndex={-1}
      data-choices
      {...described(ids, props.hint)}
      {...(props.onBlur ? { onBlur: props.onBlur } : {})}
    >
      <legend>{props.legend}</legend>
      <FieldHint ids={ids} hint={props.hint} />
      <div className={clsx("choices", columnClass[columns])}>
        {options.map((option, at) => (
          <ChoiceCard
            key={String(option.value)}
            id={`${ids.id}-${String(option.value)}`}
            type={multiple ? "checkbox" : "radio"}
            name={ids.id}
            value={String(option.value)}
            label={option.label}
            {...(option.note ? { note: option.note } : {})}
            {...(at < 9 ? { digit: at + 1 } : {})}
            checked={props.isChosen(option.value)}
            onChange={() => props.choose(option.value)}
          />
        ))}
      </div>
    </fieldset>
  );
}
