import { useEffect, useRef } from "react";
import { type Begun, pressName, readPress } from "@/lib/keys/press";
import type { HandledKey } from "@/lib/keys/table";
import { isDialogOpen, isTyping } from "./page-keys";

/** Does what a key is for; false where there is nothing to act on, and the key stays the browser's. */
export type KeyActs = Readonly<Record<HandledKey, (pressed: string) => boolean>>;

/** Held down, a key moves on through a list; it opens nothing twice. */
const repeats: ReadonlySet<HandledKey> = new Set(["rowDown", "rowUp"]);

/**
 * The one listener of the portal. Single keys rest while somebody types or a dialog is open, and for whoever turned them
 * off. On `window`, so that whatever handled the key nearer to it comes first.
 */
export function useKeys(acts: KeyActs, isSingleKeyOn: boolean): void {
  const latest = useRef(acts);
  latest.current = acts;
  useEffect(() => {
    let begun: Begun = null;
    const onKeyDown = (event: KeyboardEvent) => {
      const name = event.defaultPrevented ? null : pressName(event);
      if (name === null) return;
      const read = readPress(name, begun, event.timeStamp);
      begun = null;
      const rests = !isSingleKeyOn || isTyping(event.target) || isDialogOpen();
      if (read.single && rests) return;
      begun = read.begun;
      const ids = read.ids.filter((id) => !event.repeat || repeats.has(id));
      if (ids.some((id) => latest.current[id](name))) event.preventDefault();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [isSingleKeyOn]);
}
