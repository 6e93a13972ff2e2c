import type { MenuItem } from "./menu-items";

const marked = "main [data-offers] a[href], main [data-offer]";
const isBarred = (element: Element) =>
  element.matches("[aria-disabled=true], :disabled") || element.closest("fieldset:disabled") !== null;

/** A choice is taken, anything else only brought to the reader: nothing is sent from the menu unseen. */
function bringTo(element: HTMLElement): void {
  element.scrollIntoView({ block: "center" });
  if (element.matches("input[type=radio]")) element.click();
  element.focus({ preventScroll: true });
}

/**
 * What the open page offers, read from the page itself: the server put there what this person may do with this record now,
 * in its own words. A list beside it could promise something else.
 */
export function pageOffers(): MenuItem[] {
  const elements = [...document.querySelectorAll<HTMLElement>(marked)].filter((found) => !isBarred(found));
  return elements.map((element, at) => {
    const id = `offer-${at}`;
    const label = element.dataset.offer ?? element.textContent ?? "";
    if (element instanceof HTMLAnchorElement) {
      return { id, label, href: element.getAttribute("href") ?? element.href };
    }
    return { id, label, run: () => bringTo(element) };
  });
}
