import type { Metadata, Viewport } from "next";
import { cookies, headers } from "next/headers";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import "./globals.css";
import { DemoBanner } from "@/components/shell/demo-banner";
import { FoldScript } from "@/components/shell/fold-script";
import { FontScript } from "@/components/shell/font-script";
import { NonceProvider } from "@/components/shell/nonce-provider";
import { SkipLink } from "@/components/shell/skip-link";
import { ThemeScript } from "@/components/shell/theme-script";
import { GlyphSprite } from "@/components/ui/glyph-sprite";
import { env } from "@/lib/env";
import { facesHref } from "@/lib/http/fonts";
import { frameAreas, wordsOf } from "@/lib/i18n/areas";
import { themeCookie, themeOf } from "@/lib/i18n/locale";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("shell");
  const name = t("name");
  return { title: { default: name, template: `%s · ${name}` }, description: t("description") };
}

export const viewport: Viewport = { width: "device-width", initialScale: 1 };

/**
 * The document of every page. The nonce is read here and nowhere else: a page that read it again on a soft navigation
 * would get one the document does not know. Reading headers also makes every page dynamic, as the policy demands.
 */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const [sent, jar, locale, messages, fonts] = await Promise.all([
    headers(),
    cookies(),
    getLocale(),
    getMessages(),
    facesHref(),
  ]);
  const nonce = sent.get("x-nonce") ?? "";
  const theme = themeOf(jar.get(themeCookie)?.value);
  return (
    <html lang={locale} data-theme={theme} suppressHydrationWarning>
      <head>
        <ThemeScript nonce={nonce} />
        <FontScript nonce={nonce} href={fonts} />
        <FoldScript nonce={nonce} />
      </head>
      <body>
        <GlyphSprite />
        <NextIntlClientProvider messages={wordsOf(messages, frameAreas)}>
          <NonceProvider nonce={nonce}>
            <SkipLink />
            {env().instance === "demo" ? <DemoBanner /> : null}
            {children}
          </NonceProvider>
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
