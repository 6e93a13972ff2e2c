import clsx from "clsx";
import { useTranslations } from "next-intl";
import { type Badge, badges } from "@/db/values";

/** How far a record has been checked: four rising bars and the word. Never a percentage. */
export function BadgeLadder({ badge }: { badge: Badge | null }) {
  const t = useTranslations("common.badge");
  const reached = badge === null ? -1 : badges.indexOf(badge);
  return (
    <span className="lad">
      <span className="ladder" aria-hidden="true">
        {badges.map((step, at) => (
          <i key={step} className={clsx(at <= reached && "on")} />
        ))}
      </span>
      <span>{t(badge ?? "none")}</span>
    </span>
  );
}

/** Stands wherever the top of the ladder does: that nobody is there, and why. */
export function BadgeNote() {
  const t = useTranslations("common");
  return <p className="muted mt-1.5 text-xs">{t("badgeNote")}</p>;
}
