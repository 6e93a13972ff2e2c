import { type BrowserContext, type BrowserContextOptions, test as base, type Page } from "@playwright/test";
import { type Locale, localeCookie } from "@/lib/i18n/locale";
import { codeWord, type Words, wordsOf } from "./labels";
import { DEMO_PASSWORD, signIn } from "./people";

/** Somebody in front of a browser of their own. */
export type Person = {
  page: Page;
  context: BrowserContext;
  locale: Locale;
  t: Words;
  code: (list: string, code: string) => string;
};

export type Arrival = {
  locale?: Locale;
  /** E-mail address to sign in with; without one, a visitor. */
  as?: string;
  password?: string;
  cookies?: Record<string, string>;
  options?: BrowserContextOptions;
};

export type Arrive = (arrival?: Arrival) => Promise<Person>;

export const test = base.extend<{ arrive: Arrive }>({
  /** Opens a browser context for one person; all of them close with the test. */
  arrive: async ({ browser, baseURL }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async ({ locale = "zh-CN", as, password = DEMO_PASSWORD, cookies = {}, options = {} } = {}) => {
      const context = await browser.newContext(options);
      contexts.push(context);
      const url = baseURL ?? "";
      const preferences = Object.entries({ [localeCookie]: locale, ...cookies });
      await context.addCookies(preferences.map(([name, value]) => ({ name, value, url })));
      if (as !== undefined) await signIn(context.request, as, password);
      const t = wordsOf(locale);
      const page = await context.newPage();
      return { page, context, locale, t, code: (list, code) => codeWord(list, code, locale) };
    });
    for (const context of contexts) await context.close();
  },
});

export { expect } from "@playwright/test";
export { locales } from "@/lib/i18n/locale";
