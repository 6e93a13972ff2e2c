"use client";

import clsx from "clsx";
import type { KeyboardEvent } from "react";
import { useFormContext } from "react-hook-form";
import { FieldFrame, type FieldProps } from "./field-frame";
import { described, startingText, useField } from "./form-context";

type Props = FieldProps & {
  type?: "text" | "email" | "password" | "url" | "tel";
  autoComplete?: string;
  /** Codes, digests and hosts: fixed width, no correction by the browser. */
  mono?: boolean;
  short?: boolean;
  /** Enter does this instead of sending the form. */
  onEnter?: () => void;
};

const words = (value: unknown) => (value === null || value === undefined ? "" : String(value));

/** One line of text. */
export function TextField({ type = "text", autoComplete, mono, short, onEnter, ...props }: Props) {
  const { register, getValues } = useFormContext();
  const ids = useField(props.name, {
    label: props.label,
    kind: type === "email" || type === "url" ? type : "text",
    words,
  });
  const pressed = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || onEnter === undefined) return;
    event.preventDefault();
    onEnter();
  };
  return (
    <FieldFrame ids={ids} {...props}>
      <input
        id={ids.id}
        type={type}
        className={clsx("in", mono && "mono", short && "short")}
        {...(autoComplete ? { autoComplete } : {})}
        {...(mono ? { spellCheck: false, autoCapitalize: "off", autoCorrect: "off" } : {})}
        defaultValue={startingText(getValues(props.name))}
        onKeyDown={pressed}
        {...described(ids, props.hint)}
        {...register(props.name)}
      />
    </FieldFrame>
  );
}
