"use client";

import clsx from "clsx";
import { useFormContext } from "react-hook-form";
import { FieldFrame, type FieldProps } from "./field-frame";
import { described, startingText, useField } from "./form-context";

type Props = FieldProps & {
  type?: "text" | "email" | "password" | "url" | "tel";
  autoComplete?: string;
  /** Codes, digests and hosts: fixed width, no correction by the browser. */
  mono?: boolean;
  short?: boolean;
};

const words = (value: unknown) => (value === null || value === undefined ? "" : String(value));

/** One line of text. */
export function TextField({ type = "text", autoComplete, mono, short, ...props }: Props) {
  const { register, getValues } = useFormContext();
  const ids = useField(props.name, { label: props.label, kind: type === "email" ? "email" : "text", words });
  return (
    <FieldFrame ids={ids} {...props}>
      <input
        id={ids.id}
        type={type}
        className={clsx("in", mono && "mono", short && "short")}
        {...(autoComplete ? { autoComplete } : {})}
        {...(mono ? { spellCheck: false, autoCapitalize: "off", autoCorrect: "off" } : {})}
        defaultValue={startingText(getValues(props.name))}
        {...described(ids, props.hint)}
        {...register(props.name)}
      />
    </FieldFrame>
  );
}
