import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { locales } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";
import { publicInstitution } from "@/lib/testing/public-record";
import { PublicVersions } from "./version-list";

it.each(locales)("what the public reads is a version, in the head of its table as well (%s)", (locale) => {
  const shown = renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={messages[locale]} timeZone="Asia/Shanghai">
      <PublicVersions
        record={publicInstitution}
        versions={[]}
        pair={{ before: null, after: null, missing: [] }}
      />
    </NextIntlClientProvider>,
  );
  expect(shown).toContain({ en: ">Version</th>", "zh-CN": ">版本</th>" }[locale]);
});
