import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { locales } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";
import { diffVersions } from "@/lib/records/version-diff";
import { DiffSection } from "./diff-section";

const stated = { source: "hospital", asOf: "2026-01-05" } as const;
const verified = { ...stated, verifiedOn: "2026-02-01" };
const version = (name: string, provenance: typeof stated) => ({
  values: { name, supplierName: "甲公司" },
  provenance: { name: stated, supplierName: provenance },
});
const rows = [
  { key: "badge", label: "可信度", before: "医院确认", after: "监管核验" },
  { key: "deploymentName", label: "部署", before: "平台", after: "新平台" },
];
const shown = (locale: (typeof locales)[number], name: string) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={messages[locale]} timeZone="Asia/Shanghai">
      <DiffSection
        title="差异"
        diff={diffVersions(version("平台", stated), version(name, verified), ["name", "supplierName"])}
        rows={rows}
        placeOf={(field) => ({ kind: "deployment", field })}
        before="第1版"
        after="第2版"
      />
    </NextIntlClientProvider>,
  );
const rowsIn = (html: string) => html.split('scope="row"').length - 1;

describe.each(locales)("a table of differences (%s)", (locale) => {
  it("counts every row it shows, beside the fields as well as among them", () => {
    const said = { en: ["2 rows differ", "3 rows differ"], "zh-CN": ["2项取值不同", "3项取值不同"] }[locale];
    const alone = shown(locale, "平台");
    expect(rowsIn(alone)).toBe(3);
    expect(alone).toContain(said[0]);
    const renamed = shown(locale, "新平台");
    expect(rowsIn(renamed)).toBe(4);
    expect(renamed).toContain(said[1]);
  });

  it("names the version of every value, for where columns have no room and it stacks", () => {
    const html = shown(locale, "新平台");
    expect(html).toMatch(/<table class="tb stack [^"]*\bdiff\b/);
    for (const version of ["第1版", "第2版"]) expect(html.split(`data-l="${version}"`).length - 1).toBe(4);
  });
});
