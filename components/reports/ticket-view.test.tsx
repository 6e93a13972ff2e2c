import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { locales } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";
import { type TicketReport, TicketView } from "./ticket-view";

const open: TicketReport = {
  serial: 42,
  recordNumber: "INS-0000042-4",
  recordKind: "institution",
  recordVersion: 1,
  fields: ["nameZh"],
  addressee: "hospital",
  receivedAt: new Date("2026-11-20T02:00:00Z"),
  dueOn: "2026-11-27",
  state: "open",
  isUnfit: false,
  problem: null,
  proposal: null,
  evidence: null,
  answer: null,
  answeredAt: null,
  answeredByRole: null,
  correctedVersion: null,
  duplicateOf: null,
};

describe.each(locales)("a ticket (%s)", (locale) => {
  const { ticket } = messages[locale].reports;
  const draw = (report: TicketReport) =>
    renderToStaticMarkup(
      <NextIntlClientProvider locale={locale} messages={messages[locale]} timeZone="Asia/Shanghai">
        <TicketView report={report} at={new Date("2026-11-24T02:00:00Z")} own={null} />
      </NextIntlClientProvider>,
    );

  it("waits for its answer until a day", () => {
    expect(draw(open)).toContain(ticket.notYet);
    expect(draw(open)).toContain(open.dueOn);
  });

  it("that was taken back waits for none, and says so", () => {
    const shown = draw({ ...open, state: "withdrawn" });
    expect(shown).toContain(ticket.takenBack);
    expect(shown).not.toContain(ticket.notYet);
    expect(shown).not.toContain(open.dueOn);
    expect(shown).not.toContain(ticket.dueNote);
  });
});
