import type { Messages } from "./messages";

/** A file of the catalogue: the words of one part of the portal. */
export type Area = keyof Messages;

/** What the frame of every page says in the browser, and the page that stands where one could not be made. */
export const frameAreas: readonly Area[] = ["command", "common", "errors", "failure", "shell"];

/** The words of some areas: all of them are 40 kB in every document, and no page needs them all. */
export function wordsOf(messages: Messages, areas: readonly Area[]): Partial<Messages> {
  return Object.fromEntries(areas.map((area) => [area, messages[area]]));
}
