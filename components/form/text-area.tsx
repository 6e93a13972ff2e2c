"use client";

import { useTranslations } from "next-intl";
import { useFormContext, useWatch } from "react-hook-form";
import { FieldFrame, type FieldProps } from "./field-frame";
import { described, startingText, useField } from "./form-context";

const words = (value: unknown) => (value === null || value === undefined ? "" : String(value));

/** Several lines. The limit is counted, not enforced while typing: cutting pasted text would lose it without a word. */
export function TextArea({ maximum, rows = 4, ...props }: FieldProps & { maximum?: number; rows?: number }) {
  const { register, getValues } = useFormContext();
  const ids = useField(props.name, { label: props.label, kind: "text", words });
  return (
    <FieldFrame ids={ids} {...props}>
      <textarea
        id={ids.id}
        rows={rows}
        className="in"
        defaultValue={startingText(getValues(props.name))}
        {...described(ids, props.hint)}
        {...register(props.name)}
      />
      {maximum === undefined ? null : <Count name={props.name} maximum={maximum} />}
    </FieldFrame>
  );
}

function Count({ name, maximum }: { name: string; maximum: number }) {
  const t = useTranslations("forms");
  const value: unknown = useWatch({ name });
  const used = typeof value === "string" ? [...value].length : 0;
  return <p className="count">{t("count", { used, maximum })}</p>;
}
