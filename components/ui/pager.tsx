import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ButtonLink } from "./button";

type Props = { previous: string | null; next: string | null; note?: ReactNode };

/** Keyset pages: previous and next, no page number. A missing one stays readable. */
export function Pager({ previous, next, note }: Props) {
  const t = useTranslations("common.pager");
  return (
    <div className="pager">
      <span className="muted text-sm">{note}</span>
      <nav className="acts" aria-label={t("label")}>
        <Step href={previous} word={t("previous")} rel="prev" />
        <Step href={next} word={t("next")} rel="next" />
      </nav>
    </div>
  );
}

function Step({ href, word, rel }: { href: string | null; word: string; rel: "prev" | "next" }) {
  if (href !== null) {
    return (
      <ButtonLink href={href} rel={rel}>
        {word}
      </ButtonLink>
    );
  }
  return (
    <span className="btn" aria-disabled="true">
      {word}
    </span>
  );
}
