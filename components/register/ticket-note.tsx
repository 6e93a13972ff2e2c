import Link from "next/link";
import { useTranslations } from "next-intl";
import { NoteBox } from "@/components/ui/note-box";
import { formatTicket, parseTicket, ticketPath } from "@/lib/reports/ticket";

/** The number of an error report is no record's: whoever looks for it here is led to its page. */
export function TicketNote({ q }: { q: string | null }) {
  const t = useTranslations("register.ticket");
  const serial = q === null ? null : parseTicket(q);
  if (serial === null) return null;
  return (
    <div className="mt-3">
      <NoteBox tone="dai">
        <p>
          {t("text", { ticket: formatTicket(serial) })} <Link href={ticketPath(serial)}>{t("open")}</Link>
        </p>
      </NoteBox>
    </div>
  );
}
