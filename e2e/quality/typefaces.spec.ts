import fs from "node:fs";
import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures";

/** How far the page moved under the reader while its letters came (Cumulative Layout Shift). */
const shiftOf = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0;
        const add = (entries: PerformanceEntryList) => {
          for (const entry of entries) sum += "value" in entry ? Number(entry.value) : 0;
        };
        const observer = new PerformanceObserver((list) => add(list.getEntries()));
        observer.observe({ type: "layout-shift", buffered: true });
        setTimeout(() => {
          add(observer.takeRecords());
          resolve(sum);
        }, 500);
      }),
  );

/** What fontconfig, which Linux browsers ask for typefaces, is to read: all typefaces but the Chinese ones. */
const withoutChinese = `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>/usr/share/fonts</dir>
  <selectfont><rejectfont><pattern><patelt name="lang"><string>zh-cn</string></patelt></pattern></rejectfont></selectfont>
</fontconfig>`;

for (const width of [412, 1350]) {
  test(`at ${width} px, a page does not move when the letters come to a machine that has no Chinese ones`, async ({
    playwright,
    launchOptions,
    baseURL,
  }, testInfo) => {
    const file = testInfo.outputPath("fonts.conf");
    fs.writeFileSync(file, withoutChinese);
    const env = { ...process.env, FONTCONFIG_FILE: file };
    const browser = await playwright.chromium.launch({ ...launchOptions, env });
    try {
      const page = await browser.newPage({
        viewport: { width, height: 900 },
        baseURL: baseURL ?? "",
        locale: "zh-CN",
      });
      // The oldest rows are those of the set: what other tests publish beside this one has names of all widths.
      await page.goto("/register?sort=oldest");
      await expect.poll(() => page.evaluate(() => document.fonts.size)).toBeGreaterThan(200);
      await page.evaluate(() => document.fonts.ready);
      expect(await shiftOf(page)).toBeLessThan(0.03);
    } finally {
      await browser.close();
    }
  });
}
