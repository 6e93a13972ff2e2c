import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { type Locale, locales } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";
import { facetLabel, UNSTATED } from "@/lib/register/facets";
import type { ListedRow } from "@/lib/register/listed-row";
import { publicInstitution } from "@/lib/testing/public-record";
import { RegisterTable } from "./register-table";
import { RelatedRecords } from "./related-records";

const row: ListedRow = {
  ...publicInstitution,
  document: { fields: { participation: { value: "no_llm_declared" } } },
};
const silent: ListedRow = { ...row, document: { fields: { participation: { value: "unverified" } } } };

const draw = (locale: Locale, what: ReactNode) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={messages[locale]} timeZone="Asia/Shanghai">
      {what}
    </NextIntlClientProvider>,
  );
const table = (of: ListedRow) => (
  <RegisterTable rows={[of]} q={null} sort="newest" density="standard" today="2026-11-28" />
);

describe.each(locales)("an institution that declares no model (%s)", (locale) => {
  const { common, register } = messages[locale];
  const notApplicable = common.blank.not_applicable;

  it("has no model and no classification to state", () => {
    const shown = draw(locale, table(row));
    expect(shown.split(notApplicable).length - 1).toBe(2);
    expect(shown).not.toContain(register.noModel);
    expect(shown).not.toContain(facetLabel("cn", UNSTATED, locale));
  });

  it("is no institution that says nothing", () => {
    const shown = draw(locale, table(silent));
    expect(shown).not.toContain(notApplicable);
    expect(shown).toContain(register.noModel);
  });

  it.each(["deployments", "applications"] as const)("has no %s to wait for", (id) => {
    const shown = draw(locale, <RelatedRecords id={id} rows={[]} isNoneDeclared />);
    expect(shown).toContain(register.record.noneDeclared);
    expect(draw(locale, <RelatedRecords id={id} rows={[]} />)).not.toContain(register.record.noneDeclared);
  });
});
