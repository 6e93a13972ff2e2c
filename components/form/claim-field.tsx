"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useController, useFormContext } from "react-hook-form";
import type { ClaimStand } from "@/db/values";
import type { ClaimOffer } from "@/lib/records/claims";
import { WhichBlank } from "./blank-field";
import { FieldHint } from "./field-frame";
import { described, useField } from "./form-context";
import { TextField } from "./text-field";

type Props = {
  name: string;
  label: string;
  offer: ClaimOffer;
  /** Whether the field may be left blank at all. */
  canBeBlank: boolean;
  /** A value of the field in words. */
  words: (value: unknown) => string;
  /** The field itself, for typing what is right. */
  children: ReactNode;
};

/** A field a public source speaks of: the hospital says that it is right, corrects it with evidence, or leaves it blank. */
export function ClaimField(props: Props) {
  const { name, label, offer, canBeBlank, words } = props;
  const t = useTranslations("forms.claim");
  const { setValue } = useFormContext();
  const { field } = useController({ name: `claims.${name}.stand` });
  const stand = field.value as ClaimStand | "";
  const stands: ClaimStand[] = canBeBlank ? ["right", "corrected", "gap"] : ["right", "corrected"];

  const choose = (chosen: ClaimStand) => {
    field.onChange(chosen);
    setValue(`blanks.${name}`, chosen === "gap" ? "" : null, { shouldDirty: true });
    if (chosen === "right") setValue(name, offer.value, { shouldDirty: true });
  };

  return (
    <div className="blank claim">
      <Answer {...props} stand={stand} />
      <fieldset className="seg justify-self-start" aria-label={t("mode", { label })} data-choices>
        {stands.map((choice) => (
          <button key={choice} type="button" aria-pressed={stand === choice} onClick={() => choose(choice)}>
            {t(choice)}
          </button>
        ))}
      </fieldset>
      {stand === "corrected" ? (
        <p className="published">{t("published", { value: words(offer.value) })}</p>
      ) : null}
    </div>
  );
}

function Answer({ name, label, offer, words, stand, children }: Props & { stand: ClaimStand | "" }) {
  const t = useTranslations("forms.claim");
  const { field } = useController({ name: `blanks.${name}` });
  if (stand === "gap") {
    return <WhichBlank name={name} label={label} words={words} value={field.value} choose={field.onChange} />;
  }
  if (stand !== "corrected") return <Published name={name} label={label} offer={offer} words={words} />;
  return (
    <div className="grid gap-4">
      {children}
      <TextField
        name={`claims.${name}.evidence`}
        type="url"
        label={t("evidence", { label })}
        hint={t("evidenceHint")}
      />
    </div>
  );
}

/** The published value to be answered, read only. */
function Published({ name, label, offer, words }: Pick<Props, "name" | "label" | "offer" | "words">) {
  const ids = useField(name, { label, kind: "choice", words });
  const hint = useSourceWords(offer);
  return (
    <div className={clsx("f", ids.problem && "bad")}>
      <p className="lab">{label}</p>
      <FieldHint ids={ids} hint={hint} />
      <p className="in said" id={ids.id} tabIndex={-1} {...described(ids, hint)}>
        {words(offer.value)}
      </p>
    </div>
  );
}

function useSourceWords({ source }: ClaimOffer): ReactNode {
  const t = useTranslations("forms.claim");
  if (source === null) return null;
  const title = <span lang={/[\u4e00-\u9fff]/.test(source.title) ? "zh-CN" : "en"}>{source.title}</span>;
  return (
    <>
      {t("source")}
      {source.url ? (
        <a href={source.url} target="_blank" rel="noopener noreferrer nofollow">
          {title}
        </a>
      ) : (
        title
      )}
      {source.date ? <span className="nw ml-2">{source.date}</span> : null}
    </>
  );
}
