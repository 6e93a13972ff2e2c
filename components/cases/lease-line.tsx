import { useTranslations } from "next-intl";
import { LanguageText } from "@/components/records/language-text";
import { formatDate } from "@/lib/i18n/format";
import type { ShownCase } from "@/lib/reviews/shown";

/** Who has taken a case and until when, under its state. */
export function LeaseLine({ holder }: Pick<ShownCase, "holder">) {
  const t = useTranslations("cases.lease");
  if (holder === null) return null;
  const until = formatDate(holder.until);
  return (
    <span className="sub">
      {holder.isMe
        ? t("mine", { until })
        : t.rich("held", { name: () => <LanguageText text={holder.name} />, until })}
    </span>
  );
}
