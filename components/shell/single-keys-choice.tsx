"use client";

import { useTranslations } from "next-intl";
import { singleKeyChoices, singleKeysCookie } from "@/lib/i18n/locale";

/** On or off; kept with the account, or in a visitor's browser. A plain form, so that it works without scripts. */
export function SingleKeysChoice({ isOn }: { isOn: boolean }) {
  const t = useTranslations("command.keys.single");
  return (
    <form method="post" action="/preferences" aria-label={t("title")} className="seg mt-2">
      {singleKeyChoices.map((choice) => (
        <button
          key={choice}
          type="submit"
          name={singleKeysCookie}
          value={choice}
          aria-pressed={(choice === "on") === isOn}
        >
          {t(choice)}
        </button>
      ))}
    </form>
  );
}
