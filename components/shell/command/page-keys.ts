/** What the keys do to the page that is open. Each says whether it found something to act on. */

const typing =
  "input:not([type=radio], [type=checkbox], [type=button], [type=submit], [type=reset]), textarea, select, [contenteditable]:not([contenteditable=false])";

/** Somebody is writing, or choosing from a list that letters move in: their keys are theirs. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest(typing) !== null;

export const isDialogOpen = (): boolean => document.querySelector("[role=dialog]") !== null;

const isShown = (element: HTMLElement) => element.offsetParent !== null;

/** The links of the rows of the page's lists; the one with the focus is the cursor. */
function rowLinks(): HTMLElement[] {
  const rows = document.querySelectorAll<HTMLElement>("main .tb tbody tr");
  return [...rows]
    .flatMap((row) => row.querySelector<HTMLElement>("th[scope=row] a[href]") ?? [])
    .filter(isShown);
}

/** Moves the cursor of the lists; at the ends it stays. */
export function moveRow(step: 1 | -1): boolean {
  const links = rowLinks();
  const row = document.activeElement?.closest("tr") ?? null;
  const at = links.findIndex((link) => row?.contains(link));
  const last = links.length - 1;
  const next = at < 0 && step === -1 ? last : Math.min(Math.max(at + step, 0), last);
  const link = links[next];
  link?.focus();
  link?.closest("tr")?.scrollIntoView({ block: "nearest" });
  return link !== undefined;
}

/** Takes the nth of the choices the focus is among: cards, or the buttons of a switch. */
export function choose(nth: number): boolean {
  const group = document.activeElement?.closest("[data-choices]");
  const choices = group?.querySelectorAll<HTMLInputElement | HTMLButtonElement>("input, [aria-pressed]");
  const choice = choices?.[nth - 1];
  if (choice === undefined || choice.disabled) return false;
  choice.click();
  choice.focus();
  return true;
}

/** Presses the button that a form marks with this key. */
export function pressMarked(key: "nextUnanswered"): boolean {
  const button = document.querySelector<HTMLButtonElement>(`main [data-key=${key}]`);
  button?.click();
  return button !== null;
}

/** Sends the form the focus is in, as its own button would. */
export function submitForm(): boolean {
  const form = document.activeElement?.closest("form");
  const button = form?.querySelector<HTMLButtonElement>("[data-key=submit]");
  if (!button || button.disabled) return false;
  if (button.getAttribute("aria-disabled") !== "true") form?.requestSubmit(button);
  return true;
}

/** Puts the focus into the search of the page, where it has one. */
export function focusSearch(): boolean {
  const field = document.querySelector<HTMLInputElement>("main input[type=search]");
  field?.focus();
  field?.select();
  return field !== null;
}
