"use client";

import { NextIntlClientProvider, useLocale, useMessages } from "next-intl";
import { type ReactNode, useMemo } from "react";
import type { Messages } from "@/lib/i18n/messages";

type Props = { words: Partial<Messages>; children: ReactNode };

/** Adds words to those that are known further out; a provider by itself would take their place. */
export function MoreWords({ words, children }: Props) {
  const [known, locale] = [useMessages(), useLocale()];
  const all = useMemo(() => ({ ...known, ...words }), [known, words]);
  return (
    <NextIntlClientProvider locale={locale} messages={all}>
      {children}
    </NextIntlClientProvider>
  );
}
