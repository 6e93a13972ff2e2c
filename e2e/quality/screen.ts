import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect } from "../fixtures";

const standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** Gives the bar of a form this position; an empty one is the style sheet's own. */
const placeBars = (page: Page, position: "static" | "") =>
  page.locator(".bottombar").evaluateAll((bars, given) => {
    for (const bar of bars) if (bar instanceof HTMLElement) bar.style.position = given;
  }, position);

/** What axe finds of serious or critical impact on the open page, as one line each. */
export async function seriousFindings(page: Page): Promise<string[]> {
  // The bar covers what lies under it only until one scrolls; axe, which does not, takes it for an obstacle.
  await placeBars(page, "static");
  // No page has frames, so axe runs in one piece: else it names each of thousands of sound elements for another page to join.
  const axe = new AxeBuilder({ page }).options({ resultTypes: ["violations"] });
  const { violations } = await axe.withTags(standards).setLegacyMode().analyze();
  await placeBars(page, "");
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
  const overflow = () =>
    page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return scrollWidth - clientWidth;
    });
  // A window that was just made narrower lays out its charts a moment later.
  await expect.poll(overflow, "pixels wider than the window").toBeLessThanOrEqual(0);
}
