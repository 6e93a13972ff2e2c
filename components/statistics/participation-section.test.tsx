import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { participationStandings } from "@/db/values";
import { locales } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";
import { codeLabel } from "@/lib/reference/codes";
import { standings } from "@/lib/statistics/standings";
import { ParticipationSection } from "./participation-section";

describe.each(locales)("participation in the statistics (%s)", (locale) => {
  const shown = renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={messages[locale]} timeZone="Asia/Shanghai">
      <ParticipationSection rows={[]} asOf="2026-11-28" isDemo={false} />
    </NextIntlClientProvider>,
  );
  const shared = participationStandings.filter((standing) => standings.some((known) => known === standing));

  it.each(shared)("calls an institution what the facet of the register calls it: %s", (standing) => {
    expect(shown).toContain(codeLabel("participationStandings", standing, locale));
  });
});
