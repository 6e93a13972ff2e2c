"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useCallback } from "react";
import { BlankField } from "@/components/form/blank-field";
import { ChoiceField, YesNoField } from "@/components/form/choice-field";
import { ClaimField } from "@/components/form/claim-field";
import { DateField } from "@/components/form/date-field";
import { LinesField } from "@/components/form/lines-field";
import { NumberField } from "@/components/form/number-field";
import { SelectField } from "@/components/form/select-field";
import { TextArea } from "@/components/form/text-area";
import { TextField } from "@/components/form/text-field";
import type { ClaimOffer } from "@/lib/records/claims";
import type { FormOptions } from "@/lib/records/form-options";
import type { FieldSpec } from "@/lib/records/form-spec";
import type { FieldWords } from "./field-words";
import { PartsField } from "./parts-field";
import { valueWords } from "./value-words";

type Props = {
  spec: FieldSpec;
  isRequired: boolean;
  words: FieldWords;
  options: FormOptions;
  /** The control of a field that its form asks in its own way. */
  own?: ReactNode;
  /** What a public source says of it, where the hospital has to answer to that. */
  offer?: ClaimOffer | undefined;
};

/** One field of a record as its spec says; an optional one may be blank for a stated reason. */
export function RecordField({ spec, isRequired, words, options, own, offer }: Props) {
  const t = useTranslations("common");
  const [yes, no] = [t("yes"), t("no")];
  const inWords = useCallback(
    (value: unknown) =>
      offer?.words !== undefined && value === offer.value
        ? offer.words
        : valueWords(spec, value, words, options, { yes, no }),
    [spec, words, options, yes, no, offer],
  );
  const control = <Control spec={spec} words={words} options={options} inWords={inWords} own={own} />;
  if (offer !== undefined) {
    return (
      <ClaimField
        name={spec.name}
        label={words.label(spec.name)}
        offer={offer}
        canBeBlank={!isRequired}
        words={inWords}
      >
        {control}
      </ClaimField>
    );
  }
  if (isRequired) return control;
  return (
    <BlankField name={spec.name} label={words.label(spec.name)} words={inWords}>
      {control}
    </BlankField>
  );
}

type ControlProps = Omit<Props, "isRequired" | "offer"> & { inWords: (value: unknown) => string };

function Control({ spec, words, options, inWords, own }: ControlProps) {
  const shared = { name: spec.name, label: words.label(spec.name), hint: words.hint(spec.name) };
  switch (spec.as) {
    case "text":
      return <TextField {...shared} mono={spec.isMono === true} />;
    case "area":
      return <TextArea {...shared} maximum={spec.max} />;
    case "lines":
      return <LinesField {...shared} />;
    case "number":
      return <NumberField {...shared} />;
    case "date":
      return <DateField {...shared} />;
    case "yesNo":
      return <YesNoField {...shared} />;
    case "select":
      return <SelectField {...shared} options={options[spec.list] ?? []} />;
    case "choice":
      return <ChoiceField {...shared} options={options[spec.list] ?? []} />;
    case "choices":
      return <ChoiceField {...shared} options={options[spec.list] ?? []} multiple />;
    case "parts":
      return <PartsField spec={spec} words={words} options={options} inWords={inWords} />;
    default:
      return own;
  }
}
