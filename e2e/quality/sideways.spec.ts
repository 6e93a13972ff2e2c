import type { Page } from "@playwright/test";
import { expect, locales, type Person, test } from "../fixtures";
import { accounts } from "../people";

const widths = [320, 740, 800, 1024, 1280, 1920] as const;
/** Filters whose words are long, and a search of one word that is. */
const chipped = [
  "/register?participation=silent&cn=non-device&standing=override",
  `/register?q=${"协".repeat(80)}`,
  `/register?q=${"a".repeat(80)}`,
];
const listed = "/register?q=0127&badge=reviewer_verified";

/** How wide the page is and what stands out of it, if it scrolls sideways at all. */
const beyond = (page: Page) =>
  page.evaluate(() => {
    const { scrollWidth } = document.documentElement;
    if (scrollWidth <= window.innerWidth) return [];
    const out = [...document.querySelectorAll("body *")].filter(
      (part) => part.getBoundingClientRect().right > window.innerWidth + 0.5,
    );
    return [scrollWidth, ...out.slice(0, 5).map((part) => `${part.tagName} ${part.getAttribute("class")}`)];
  });

/** The spacing of text a reader may ask for (WCAG 1.4.12). */
const spacing = `* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
p { margin-bottom: 2em !important; }`;

/** Narrow screens have both in the sheet of the contents. */
async function expectNameAndWayOut({ page, t }: Person) {
  const masthead = page.getByRole("banner");
  const name = await masthead.locator("a.who").boundingBox();
  expect(name?.width).toBeGreaterThanOrEqual(120);
  await expect(masthead.getByRole("button", { name: t("shell.signOut") })).toBeInViewport({ ratio: 1 });
}

for (const as of [undefined, accounts.itOfA, accounts.reviewer]) {
  for (const locale of locales) {
    test(`nothing runs off the page at any width, for ${as ?? "a visitor"} in ${locale}`, async ({
      arrive,
    }) => {
      // The page's policy admits no style from outside, which a reader's browser adds all the same.
      const person = await arrive({ locale, options: { bypassCSP: true }, ...(as && { as }) });
      const { page } = person;
      await page.goto(listed);
      const record = await page.locator(".rows tbody th a").first().getAttribute("href");
      const own = as === undefined ? ["/permissions", ...chipped] : ["/home"];
      for (const path of ["/", "/register", listed, record ?? "", ...own]) {
        await page.goto(path);
        for (const width of widths) {
          await page.setViewportSize({ width, height: 800 });
          expect(await beyond(page), `${path} at ${width} px`).toEqual([]);
          if (as !== undefined && width > 1000) await expectNameAndWayOut(person);
        }
        await page.setViewportSize({ width: 320, height: 800 });
        await page.addStyleTag({ content: spacing });
        expect(await beyond(page), `${path}, spaced out`).toEqual([]);
      }
    });
  }
}
