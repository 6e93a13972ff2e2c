import { useTranslations } from "next-intl";
import { formatDate } from "@/lib/i18n/format";
import type { ShownDuty } from "@/lib/obligations/shown";

/** What was last done about a duty: evidence or the reason of a waiver, by whom and when, and where it can be looked up. */
export function DutyEvidence({ latest }: Pick<ShownDuty, "latest">) {
  const t = useTranslations("classified.duties");
  if (latest === null) return null;
  const { note, link, byName, at } = latest;
  return (
    <small className="muted block">
      {note} {byName} <span className="nw">{formatDate(at)}</span>{" "}
      {link === null ? null : (
        <a href={link} rel="noreferrer noopener" target="_blank" className="break-words">
          {t("evidenceLink")}
        </a>
      )}
    </small>
  );
}
