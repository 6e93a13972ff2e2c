import type { Metadata } from "next";
import { permanentRedirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { OwnReport } from "@/components/reports/own-report";
import { TicketAbsent } from "@/components/reports/ticket-absent";
import { TicketView } from "@/components/reports/ticket-view";
import { Words } from "@/components/shell/words";
import { currentActor } from "@/lib/auth/viewer";
import { now } from "@/lib/clock";
import { absent } from "@/lib/http/absent";
import { getTicket } from "@/lib/reports/public-queries";
import { formatTicket, parseTicket, ticketPath } from "@/lib/reports/ticket";
import { lookAtOwn, withdrawOwn } from "./actions";

type Props = { params: Promise<{ ticket: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const serial = parseTicket((await params).ticket);
  const t = await getTranslations("reports.ticket");
  const title = serial === null ? t("notFound") : t("title", { ticket: formatTicket(serial) });
  return { title, robots: { index: false } };
}

/** What became of an error report. */
export default async function TicketPage({ params }: Props) {
  const typed = (await params).ticket;
  const serial = parseTicket(typed);
  if (serial === null) return absent(<TicketAbsent />);
  const ticket = formatTicket(serial);
  const report = await getTicket(await currentActor(), { ticket });
  if (report === null) return absent(<TicketAbsent />);
  if (typed !== ticket) permanentRedirect(ticketPath(serial));
  return (
    <TicketView
      report={report}
      at={now()}
      own={
        <Words areas={["codes", "forms", "reports"]}>
          <OwnReport ticket={ticket} look={lookAtOwn} withdraw={withdrawOwn} />
        </Words>
      }
    />
  );
}
