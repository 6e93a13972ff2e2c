import type { Metadata } from "next";
import { permanentRedirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
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

/** Title and page ask for the same ticket: one reading a request. */
const readTicket = cache(async (typed: string) => {
  const serial = parseTicket(typed);
  return serial === null ? null : getTicket(await currentActor(), { ticket: formatTicket(serial) });
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const report = await readTicket((await params).ticket);
  const t = await getTranslations("reports.ticket");
  const title = report === null ? t("notFound") : t("title", { ticket: formatTicket(report.serial) });
  return { title, robots: { index: false } };
}

/** What became of an error report. */
export default async function TicketPage({ params }: Props) {
  const typed = (await params).ticket;
  const report = await readTicket(typed);
  if (report === null) return absent(<TicketAbsent />);
  const ticket = formatTicket(report.serial);
  if (typed !== ticket) permanentRedirect(ticketPath(report.serial));
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
