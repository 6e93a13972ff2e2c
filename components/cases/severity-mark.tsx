import { useTranslations } from "next-intl";
import { StatusMark } from "@/components/ui/status-mark";
import type { CommentSeverity } from "@/db/values/reviews";

type Props = { severity: CommentSeverity; isResolved?: boolean };

/** Major stands in the way of acceptance until it is resolved; advisory never does. */
export function SeverityMark({ severity, isResolved = false }: Props) {
  const t = useTranslations("cases.severity");
  if (isResolved) {
    return (
      <StatusMark glyph="met" tone="pine">
        {t("resolved")}
      </StatusMark>
    );
  }
  if (severity === "advisory") return <span className="soft text-sm">{t("advisory")}</span>;
  return (
    <StatusMark glyph="high" tone="rust">
      {t("major")}
    </StatusMark>
  );
}
