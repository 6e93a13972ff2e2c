import type { Page } from "@playwright/test";

/** The record numbers of the list that is shown, each once and in its order. */
export async function shownNumbers(page: Page): Promise<string[]> {
  const links = page.getByRole("main").getByRole("table").locator('a[href^="/register/"]');
  const hrefs = await links.evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
  return [...new Set(hrefs.map((href) => href.split("/").at(-1) ?? ""))];
}
