import { useTranslations } from "next-intl";
import { AbsentPage } from "@/components/ui/absent-page";

/** No such ticket: what may be wrong with the number. */
export function TicketAbsent() {
  const t = useTranslations();
  return (
    <AbsentPage title={t("reports.ticket.notFound")} text={t("reports.ticket.notFoundText")} href="/register">
      {t("shell.nav.register")}
    </AbsentPage>
  );
}
