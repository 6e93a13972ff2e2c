import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { locales } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";
import { parseRegisterParameters } from "@/lib/register/search-params";
import { AppliedFilters } from "./applied-filters";

it.each(locales)("a word looked for is quoted once in what its chip is called (%s)", (locale) => {
  const shown = renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={messages[locale]} timeZone="Asia/Shanghai">
      <AppliedFilters parameters={parseRegisterParameters({ q: "0127" })} total={2} said="1" />
    </NextIntlClientProvider>,
  );
  const name = messages[locale].common.chip.remove.replace("{label}", "0127");
  expect(shown).toContain(`aria-label="${name}"`);
});
