import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { locales } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";
import { recordOfVersion } from "@/lib/register/version-record";
import { PublicVersions } from "./version-list";

const shownRecord = { kind: "deployment", state: "published", published_at: "2026-06-15T00:00:00Z" };
const record = recordOfVersion({
  number: "DEP-0000642-6",
  version: 4,
  record: shownRecord as unknown as Parameters<typeof recordOfVersion>[0]["record"],
});

it.each(locales)("what the public reads is a version, in the head of its table as well (%s)", (locale) => {
  const shown = renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={messages[locale]} timeZone="Asia/Shanghai">
      <PublicVersions record={record} versions={[]} pair={{ before: null, after: null, missing: [] }} />
    </NextIntlClientProvider>,
  );
  expect(shown).toContain({ en: ">Version</th>", "zh-CN": ">版本</th>" }[locale]);
});
