"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useController } from "react-hook-form";
import { type NullReason, nullReasons } from "@/db/values";
import { ChoiceGroup } from "./choice-group";
import { useField } from "./form-context";

const noWords = () => "";

type Props = {
  /** A top-level field of a regulated form; its reason is held at `blanks.<name>`. */
  name: string;
  label: string;
  reasons?: readonly NullReason[];
  /** The field's value in words, for a comparison made while it is blank here. */
  words?: (value: unknown) => string;
  /** The field itself, with the same name. */
  children: ReactNode;
};

/** A field that is filled or blank for one of the four stated reasons. What was typed stays if it is set to blank. */
export function BlankField({ name, label, reasons = nullReasons, words = noWords, children }: Props) {
  const t = useTranslations("forms");
  const { field } = useController({ name: `blanks.${name}` });
  const isBlank = typeof field.value === "string";
  return (
    <div className="blank">
      {isBlank ? (
        <WhichBlank
          name={name}
          label={label}
          reasons={reasons}
          words={words}
          value={field.value}
          choose={field.onChange}
        />
      ) : (
        children
      )}
      <fieldset className="seg justify-self-start" aria-label={t("fillMode", { label })}>
        <button type="button" aria-pressed={!isBlank} onClick={() => field.onChange(null)}>
          {t("filled")}
        </button>
        <button type="button" aria-pressed={isBlank} onClick={() => field.onChange(field.value ?? "")}>
          {t("blank")}
        </button>
      </fieldset>
    </div>
  );
}

type WhichProps = Omit<Props, "children" | "words"> & {
  words: (value: unknown) => string;
  value: unknown;
  choose: (reason: unknown) => void;
};

/** The four reasons for a blank. */
export function WhichBlank({ name, label, reasons = nullReasons, words, value, choose }: WhichProps) {
  const t = useTranslations("forms");
  const word = useTranslations("common.blank");
  const ids = useField(name, { label, kind: "choice", words });
  const options = reasons.map((reason) => ({
    value: reason,
    label: `〔${word(reason)}〕`,
    note: t(`reason.${reason}`),
  }));
  const legend = (
    <>
      {label}
      <span className="opt">{t("whichBlank")}</span>
    </>
  );
  return (
    <ChoiceGroup
      ids={ids}
      name={name}
      legend={legend}
      hint={t("blankHint")}
      options={options}
      isChosen={(reason) => reason === value}
      choose={choose}
    />
  );
}
