"use client";

import clsx from "clsx";
import { YesNoField } from "@/components/form/choice-field";
import { FieldHint } from "@/components/form/field-frame";
import { described, useField } from "@/components/form/form-context";
import { NumberField } from "@/components/form/number-field";
import { SelectField } from "@/components/form/select-field";
import { TextField } from "@/components/form/text-field";
import type { FormOptions } from "@/lib/records/form-options";
import type { FieldSpec, PartSpec } from "@/lib/records/form-spec";
import type { FieldWords } from "./field-words";

type PartsSpec = Extract<FieldSpec, { as: "parts" }>;
type Props = {
  spec: PartsSpec;
  words: FieldWords;
  options: FormOptions;
  inWords: (value: unknown) => string;
};

/** Fields that hang together: filled together or blank together, so they share one reason for being blank. */
export function PartsField({ spec, words, options, inWords }: Props) {
  const label = words.label(spec.name);
  const hint = words.hint(spec.name);
  const ids = useField(spec.name, { label, kind: "text", words: inWords });
  return (
    <fieldset className={clsx("f", ids.problem && "bad")} id={ids.id} tabIndex={-1} {...described(ids, hint)}>
      <legend>{label}</legend>
      <FieldHint ids={ids} hint={hint} />
      <div className="grid gap-x-5 pt-1 sm:grid-cols-2 [&_.f]:mb-3 [&_.lab]:text-base">
        {spec.parts.map((part) => (
          <Part key={part.name} field={spec.name} part={part} words={words} options={options} />
        ))}
      </div>
    </fieldset>
  );
}

type PartProps = { field: string; part: PartSpec; words: FieldWords; options: FormOptions };

function Part({ field, part, words, options }: PartProps) {
  const shared = { name: `${field}.${part.name}`, label: words.part(field, part.name) };
  if (part.as === "text") return <TextField {...shared} mono={part.isMono === true} />;
  if (part.as === "select") return <SelectField {...shared} options={options[part.list] ?? []} />;
  return part.as === "number" ? <NumberField {...shared} /> : <YesNoField {...shared} />;
}
