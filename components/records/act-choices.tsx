"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
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
  return (
    <fieldset data-choices>
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
            data-offer={t(`choose.${move}`)}
          />
        ))}
      </div>
    </fieldset>
  );
}
