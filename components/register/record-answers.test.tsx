import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { locales } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";
import type { PublicRecord } from "@/lib/register/public-record";
import { publicInstitution } from "@/lib/testing/public-record";
import { RecordAnswers } from "./record-answers";

const verified: PublicRecord = { ...publicInstitution, nextAttestDue: "2026-12-10" };

describe.each(locales)("who must act on a public record, and by when (%s)", (locale) => {
  const { who } = messages[locale].register.record;
  const attest = who.attest;
  const draw = (record: PublicRecord, today: string) =>
    renderToStaticMarkup(
      <NextIntlClientProvider locale={locale} messages={messages[locale]} timeZone="Asia/Shanghai">
        <RecordAnswers
          page={{ record, institution: null, deployment: null, deployments: [], applications: [] }}
          today={today}
        />
      </NextIntlClientProvider>,
    );
  const whoIn = (shown: string) => shown.slice(shown.indexOf(messages[locale].common.answers.who));

  it("is nobody while the day of the attestation is far", () => {
    expect(whoIn(draw(verified, "2026-06-01"))).toContain(who.nobody);
  });

  it.each(["2026-11-28", "2026-12-20"])(
    "is the hospital, by that day, when it is near or past: %s",
    (today) => {
      const said = whoIn(draw(verified, today));
      expect(said).toContain(attest);
      expect(said).toContain("2026-12-10");
      expect(said).not.toContain(who.nobody);
    },
  );

  it("is the reviewer as well where nobody has verified it", () => {
    const said = whoIn(draw({ ...verified, badge: "hospital_confirmed" }, "2026-11-28"));
    expect(said).toContain(attest);
    expect(said).toContain(who.reviewer);
  });
});
