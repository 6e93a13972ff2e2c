import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button";

/** No such ticket: what may be wrong with the number. */
export function TicketAbsent() {
  const t = useTranslations();
  return (
    <>
      <h1>{t("reports.ticket.notFound")}</h1>
      <p className="lead max-w-[38em]">{t("reports.ticket.notFoundText")}</p>
      <p className="mt-5">
        <ButtonLink href="/register" look="primary">
          {t("shell.nav.register")}
        </ButtonLink>
      </p>
    </>
  );
}
