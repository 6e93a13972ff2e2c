"use client";

import { useFormContext } from "react-hook-form";
import { FieldFrame, type FieldProps } from "./field-frame";
import { described, startingText, useField } from "./form-context";

const words = (value: unknown) => (typeof value === "string" ? value : "");
const emptyToNull = (value: unknown) => (value === "" ? null : value);

/** A calendar date, YYYY-MM-DD in the form, entered through the browser's own control. */
export function DateField({ min, max, ...props }: FieldProps & { min?: string; max?: string }) {
  const { register, getValues } = useFormContext();
  const ids = useField(props.name, { label: props.label, kind: "date", words });
  return (
    <FieldFrame ids={ids} {...props}>
      <input
        id={ids.id}
        type="date"
        className="in short"
        {...(min ? { min } : {})}
        {...(max ? { max } : {})}
        defaultValue={startingText(getValues(props.name))}
        {...described(ids, props.hint)}
        {...register(props.name, { setValueAs: emptyToNull })}
      />
    </FieldFrame>
  );
}
