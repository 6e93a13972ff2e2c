/** Puts the focus on a field; of a group, on what is chosen or else its first control. False if it isn't there. */
export function focusField(id: string): boolean {
  const element = document.getElementById(id);
  if (element === null) return false;
  const control =
    element.querySelector<HTMLElement>("input:checked") ??
    element.querySelector<HTMLElement>("input") ??
    element;
  control.scrollIntoView({ block: "center" });
  control.focus({ preventScroll: true });
  return true;
}

/** Where a field stands on the page, for sorting; unknown ones come last. */
export function placeOnPage(id: string): number {
  const element = document.getElementById(id);
  if (element === null) return Number.MAX_SAFE_INTEGER;
  const all = [...document.querySelectorAll("input, textarea, select, fieldset")];
  const at = all.indexOf(element);
  return at < 0 ? Number.MAX_SAFE_INTEGER : at;
}
