"use client";

import { useSyncExternalStore } from "react";

const never = () => () => undefined;
const isMac = () => /Mac|iP(hone|ad|od)/.test(navigator.platform);

const signs: Readonly<Record<string, string>> = { Enter: "↵", Escape: "Esc" };
const signOf = (key: string) => signs[key] ?? (key.length === 1 ? key.toUpperCase() : key);

/** Keys as the table of keys writes them, in the signs of the reader's keyboard. A hint for the eye: hidden from speech. */
export function KeyHint({ keys }: { keys: string }) {
  const mod = useSyncExternalStore(never, isMac, () => false) ? "⌘" : "Ctrl";
  return (
    <span className="keyhint" aria-hidden="true">
      {keys.split(" ").map((press) => (
        <kbd key={press}>
          {press
            .split("+")
            .map((part) => (part === "mod" ? mod : signOf(part)))
            .join(" ")}
        </kbd>
      ))}
    </span>
  );
}
