import { useTranslations } from "next-intl";
import { type Badge, badges } from "@/db/values";
import { Ladder } from "./ladder";

/** How far a record has been checked: four rising bars and the word. Never a percentage. */
export function BadgeLadder({ badge }: { badge: Badge | null }) {
  const t = useTranslations("common.badge");
  const reached = badge === null ? 0 : badges.indexOf(badge) + 1;
  return (
    <Ladder reached={reached} steps={badges.length}>
      {t(badge ?? "none")}
    </Ladder>
  );
}

/** Stands wherever the top of the ladder does: that nobody is there, and why. */
export function BadgeNote() {
  const t = useTranslations("common");
  return <p className="muted mt-1.5 text-xs">{t("badgeNote")}</p>;
}
