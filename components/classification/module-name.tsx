"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";

type Props = { value: string; change: (name: string) => void };

export const MODULE_NAME_LENGTH = 80;

/** What the functional module is called; it can be called something else with any version. */
export function ModuleName({ value, change }: Props) {
  const t = useTranslations("classified.modules");
  const id = useId();
  return (
    <div className="f my-4 max-w-[30rem]">
      <div className="lab">
        <label htmlFor={id}>{t("name")}</label>
      </div>
      <p className="hint" id={`${id}-hint`}>
        {t("nameHint")}
      </p>
      <input
        id={id}
        className="in"
        value={value}
        maxLength={MODULE_NAME_LENGTH}
        required
        aria-describedby={`${id}-hint`}
        onChange={({ target }) => change(target.value)}
      />
    </div>
  );
}
