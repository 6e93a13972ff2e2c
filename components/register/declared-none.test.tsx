import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { type Locale, locales } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";
import { facetLabel, UNSTATED } from "@/lib/register/facets";
import type { ListedRow } from "@/lib/register/listed-row";
import { RegisterTable } from "./register-table";
import { RelatedRecords } from "./related-records";

const row: ListedRow = {
  number: "INS-0000042-4",
  kind: "institution",
  nameZh: "示范医院",
  nameEn: null,
  institutionNameZh: "示范医院",
  institutionNameEn: null,
  provinceAdcode: "330000",
  hosting: null,
  modelName: null,
  modelSizeBillion: null,
  quantization: null,
  badge: "reviewer_verified",
  cnStatus: null,
  tier: null,
  classificationStanding: null,
  lifecycleStage: null,
  nextAttestDue: null,
  publishedAt: new Date("2026-11-20T00:00:00Z"),
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
