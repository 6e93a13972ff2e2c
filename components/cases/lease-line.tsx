import { useTranslations } from "next-intl";
import { LanguageText } from "@/components/records/language-text";
import { formatDate } from "@/lib/i18n/format";
import type { ShownCase } from "@/lib/reviews/shown";

/** Who has taken a case and until when, or whose claim has run out, under its state. */
export function LeaseLine({ holder, lapsed }: Pick<ShownCase, "holder" | "lapsed">) {
  const t = useTranslations("cases.lease");
  const lease = holder ?? lapsed;
  if (lease === null) return null;
  const until = formatDate(lease.until);
  const word = holder === null ? "lapsed" : "held";
  return (
    <span className="sub">
      {lease.isMe
        ? t(`${word}Mine`, { until })
        : t.rich(word, { name: () => <LanguageText text={lease.name} />, until })}
    </span>
  );
}
