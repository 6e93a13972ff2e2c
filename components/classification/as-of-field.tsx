"use client";

import { useId } from "react";
import { useClassificationWords } from "./use-words";

/** The day whose rules count. A day that is not typed to its end changes nothing. */
export function AsOfField({ value, change }: { value: string; change: (day: string) => void }) {
  const { t } = useClassificationWords();
  const id = useId();
  return (
    <div className="text-sm">
      <label htmlFor={id} className="mr-2 font-semibold">
        {t("asOf")}
      </label>
      <input
        id={id}
        type="date"
        className="in w-auto!"
        value={value}
        min="2000-01-01"
        max="2099-12-31"
        aria-describedby={`${id}-hint`}
        onChange={({ target }) => {
          if (target.validity.valid && target.value !== "") change(target.value);
        }}
      />
      <p id={`${id}-hint`} className="muted max-w-72">
        {t("asOfHint")}
      </p>
    </div>
  );
}
