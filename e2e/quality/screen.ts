import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect } from "../fixtures";

const standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** What axe finds of serious or critical impact on the open page, as one line each. */
export async function seriousFindings(page: Page): Promise<string[]> {
  // The bar of a form covers what lies under it only until one scrolls; axe, which does not, takes it for an obstacle.
  await page.locator(".bottombar").evaluateAll((bars) => {
    for (const bar of bars) if (bar instanceof HTMLElement) bar.style.position = "static";
  });
  const { violations } = await new AxeBuilder({ page }).withTags(standards).analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.target.join(" ")} ${node.failureSummary}`),
    );
}

/** What the browser complains about: errors of scripts and everything the policy refuses. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(`pageerror: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() !== "error") return;
    // The answer's own status, which the test expects, is logged by the browser as well.
    if (/^Failed to load resource: .* status of 40[34]/.test(message.text())) return;
    complaints.push(`${message.text()} (${message.location().url})`);
  });
  return complaints;
}

/** One h1, the reader's language, nothing wider than the window. */
export async function expectSoundPage(page: Page, locale: string): Promise<void> {
  await expect(page.locator("html")).toHaveAttribute("lang", locale);
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
  await expect(page).toHaveTitle(/.+/);
  const overflow = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
  expect(overflow, "pixels wider than the window").toBeLessThanOrEqual(0);
}
