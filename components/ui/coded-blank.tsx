import { useTranslations } from "next-intl";
import type { NullReason } from "@/db/values";

/** A blank that says which of the four it is: 〔未知〕〔不适用〕〔不予公开〕〔未询问〕. */
export function CodedBlank({ reason }: { reason: NullReason }) {
  const t = useTranslations("common.blank");
  return <span className="nul">{`〔${t(reason)}〕`}</span>;
}
