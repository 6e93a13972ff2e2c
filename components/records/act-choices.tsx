"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, useId } from "react";
import { ChoiceCard } from "@/components/ui/choice-card";
import type { MoveName, MoveOffer } from "./move-offer";

type Props = {
  offers: readonly MoveOffer[];
  chosen: MoveName | null;
  choose: (move: MoveName) => void;
};

/** The possible decisions as cards; with the focus inside, 1–9 choose. None is chosen beforehand. */
export function ActChoices({ offers, chosen, choose }: Props) {
  const t = useTranslations("reviews.acts");
  const name = useId();
  const onKeyDown = (event: KeyboardEvent) => {
    const offer = /^[1-9]$/.test(event.key) ? offers[Number(event.key) - 1] : undefined;
    if (offer === undefined || event.metaKey || event.ctrlKey || event.altKey) return;
    event.preventDefault();
    choose(offer.move);
  };
  return (
    <fieldset onKeyDown={onKeyDown}>
      <legend className="lab mb-2 text-sm">{t("opinion")}</legend>
      <div className="choices">
        {offers.map(({ move }, at) => (
          <ChoiceCard
            key={move}
            type="radio"
            name={name}
            value={move}
            label={t(`choose.${move}`)}
            note={t(`note.${move}`)}
            digit={at + 1}
            checked={chosen === move}
            onChange={() => choose(move)}
          />
        ))}
      </div>
    </fieldset>
  );
}
