"use client";

import { useFormContext } from "react-hook-form";
import { FieldFrame, type FieldProps } from "./field-frame";
import { described, startingText, useField } from "./form-context";
import { numberOf } from "./number-of";

const words = (value: unknown) => (value === null || value === undefined ? "" : String(value));

/** A number typed as text: what is no number stays as typed and is refused beside the field, never dropped. */
export function NumberField({ integer, ...props }: FieldProps & { integer?: boolean }) {
  const { register, getValues } = useFormContext();
  const ids = useField(props.name, { label: props.label, kind: "number", words });
  return (
    <FieldFrame ids={ids} {...props}>
      <input
        id={ids.id}
        type="text"
        inputMode={integer ? "numeric" : "decimal"}
        className="in short"
        autoComplete="off"
        defaultValue={startingText(getValues(props.name))}
        {...described(ids, props.hint)}
        {...register(props.name, { setValueAs: numberOf })}
      />
    </FieldFrame>
  );
}
