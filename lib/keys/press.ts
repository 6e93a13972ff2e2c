import { type HandledKey, handledKeys, isSingle } from "./table";

export type Press = Pick<
  KeyboardEvent,
  "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey" | "isComposing" | "repeat"
>;

/** Held to reach another key; by themselves they say nothing. */
const isModifier = (key: string) => /^(Shift|Control|Alt|AltGraph|Meta|CapsLock)$/.test(key);

/** A press as the table writes it; null for what is the browser's, the system's or an input method's. */
export function pressName({ key, ctrlKey, metaKey, altKey, shiftKey, isComposing }: Press): string | null {
  if (isComposing || altKey || key === "Process" || key === "Dead" || isModifier(key)) return null;
  const name = key.length === 1 ? key.toLowerCase() : key;
  if (!ctrlKey && !metaKey) return name;
  // With Shift as well it is a command of the browser's.
  return shiftKey || (ctrlKey && metaKey) ? null : `mod+${name}`;
}

/** The first of two presses, and when it was. */
export type Begun = { first: string; at: number } | null;

/** Longer than this after the first press, the second stands for itself. */
const PATIENCE_MS = 1500;

const means = (keys: string, name: string) => keys === name || (keys === "1–9" && /^[1-9]$/.test(name));

/** The lines of the table that a press means, in its order, and whether a second press may follow. */
export function readPress(
  name: string,
  before: Begun,
  at: number,
): { ids: HandledKey[]; begun: Begun; single: boolean } {
  const pair = before !== null && at - before.at <= PATIENCE_MS ? `${before.first} ${name}` : null;
  const ofPair = handledKeys.filter(({ keys }) => keys === pair);
  const lines = ofPair.length > 0 ? ofPair : handledKeys.filter(({ keys }) => means(keys, name));
  const begins = ofPair.length === 0 && handledKeys.some(({ keys }) => keys.startsWith(`${name} `));
  return {
    ids: lines.map(({ id }) => id),
    begun: begins ? { first: name, at } : null,
    single: begins || lines.some(({ keys }) => isSingle(keys)),
  };
}
