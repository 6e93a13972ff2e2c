import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { locales } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";
import { FieldValue } from "./field-value";

it.each(locales)("a seal is called by the field whose source it tells (%s)", (locale) => {
  const provenance = { source: "hospital", asOf: "2026-01-05" } as const;
  const shown = renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={messages[locale]} timeZone="Asia/Shanghai">
      {["name", "supplierName"].map((field) => (
        <FieldValue key={field} kind="deployment" field={field} value="甲" provenance={provenance} />
      ))}
    </NextIntlClientProvider>,
  );
  const { name, supplierName } = messages[locale].codes.fields.deployment;
  const names = [...shown.matchAll(/<summary aria-label="([^"]*)"/g)].map((found) => found[1] ?? "");
  expect(names[0]).toContain(name);
  expect(names[1]).toContain(supplierName);
});
