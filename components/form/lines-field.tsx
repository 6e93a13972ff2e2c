"use client";

import { useState } from "react";
import { useController } from "react-hook-form";
import { FieldFrame, type FieldProps } from "./field-frame";
import { described, useField } from "./form-context";

const listOf = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);
const words = (value: unknown) => listOf(value).join(" · ");

/** A list of short texts, one a line: other names, departments. The form holds an array. */
export function LinesField({ rows = 3, ...props }: FieldProps & { rows?: number }) {
  const { field } = useController({ name: props.name });
  const ids = useField(props.name, { label: props.label, kind: "text", words });
  // Typed lines are kept as typed: an empty line in the middle is no entry, but it must not jump away under the caret.
  const [typed, setTyped] = useState(() => listOf(field.value).join("\n"));
  const held = listOf(field.value);
  const entries = (text: string) =>
    text
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== "");
  const shown = entries(typed).join("\n") === held.join("\n") ? typed : held.join("\n");
  return (
    <FieldFrame ids={ids} {...props}>
      <textarea
        id={ids.id}
        ref={field.ref}
        name={field.name}
        rows={rows}
        className="in"
        value={shown}
        onBlur={field.onBlur}
        onChange={(event) => {
          setTyped(event.target.value);
          field.onChange(entries(event.target.value));
        }}
        {...described(ids, props.hint)}
      />
    </FieldFrame>
  );
}
