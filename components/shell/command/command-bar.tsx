"use client";

import { useRouter } from "next/navigation";
import { lazy, type MouseEvent, Suspense, useCallback, useState } from "react";
import { Glyph } from "@/components/ui/glyph";
import { KeyHint } from "@/components/ui/key-hint";
import { Toast } from "@/components/ui/toast";
import { keysOf } from "@/lib/keys/table";
import { apartFrom, type MenuItem } from "./menu-items";
import { isDialogOpen } from "./page-keys";
import { pageOffers } from "./page-offers";
import { type PageOfKey, usePortalKeys } from "./use-portal-keys";

// Neither is part of the page until it is asked for.
const loadMenu = () => import("./command-menu");
const loadKeys = () => import("./key-list");
const CommandMenu = lazy(() => loadMenu().then((part) => ({ default: part.CommandMenu })));
const KeyList = lazy(() => loadKeys().then((part) => ({ default: part.KeyList })));

export type CommandBarProps = {
  /** Handed over: what formats messages is not loaded for three of them. */
  words: { field: string; nothingNext: string; keys: string };
  actions: readonly MenuItem[];
  pages: readonly MenuItem[];
  pageOfKey: PageOfKey;
  isSingleKeyOn: boolean;
};

type Part = "menu" | "keys";
type Opened = { part: Part; opener: HTMLElement | null; offers: readonly MenuItem[] };

const focused = () => (document.activeElement instanceof HTMLElement ? document.activeElement : null);

/**
 * The masthead's command field, the keys of the portal and what both open. Without scripts the field leads to the register
 * and its search.
 */
export function CommandBar({ words, actions, pages, pageOfKey, isSingleKeyOn }: CommandBarProps) {
  const router = useRouter();
  const [opened, setOpened] = useState<Opened | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const close = () => setOpened(null);
  const unsay = useCallback(() => setSaid(null), []);

  const open = (part: Part, opener = focused()): boolean => {
    if (isDialogOpen()) return false;
    const offers = pageOffers();
    const load = part === "menu" ? loadMenu : loadKeys;
    load().then(
      () => setOpened({ part, opener, offers }),
      // The part did not come: a page that can be asked for again is better than a field that does nothing.
      () => router.push("/register"),
    );
    return true;
  };
  const keysLine: MenuItem = {
    id: "menu-keys",
    label: words.keys,
    keys: keysOf("keys"),
    run: () => open("keys", opened?.opener),
  };
  // A key that is turned off is not promised.
  const shown = ({ keys, ...item }: MenuItem): MenuItem => (keys && isSingleKeyOn ? { ...item, keys } : item);
  usePortalKeys({
    pageOfKey,
    isSingleKeyOn,
    toggleMenu: () => {
      if (opened?.part !== "menu") return open("menu");
      close();
      return true;
    },
    openMenu: () => open("menu"),
    openKeys: () => open("keys"),
    sayNothingNext: () => setSaid(words.nothingNext),
  });
  const openFromField = (event: MouseEvent<HTMLButtonElement>) => {
    event.preventDefault();
    open("menu", event.currentTarget);
  };
  return (
    <>
      <form action="/register" method="get">
        <button
          type="submit"
          className="kbar"
          aria-haspopup="dialog"
          aria-keyshortcuts="Meta+K Control+K"
          onClick={openFromField}
          onPointerEnter={() => void loadMenu().catch(() => undefined)}
        >
          <Glyph name="search" />
          <span>{words.field}</span>
          <KeyHint keys={keysOf("menu")} />
        </button>
      </form>
      <Suspense>
        {opened?.part === "menu" ? (
          <CommandMenu
            actions={[...apartFrom(actions, opened.offers), ...actions, keysLine].map(shown)}
            pages={pages.map(shown)}
            opener={opened.opener}
            close={close}
          />
        ) : null}
        {opened?.part === "keys" ? (
          <KeyList pageOfKey={pageOfKey} isSingleKeyOn={isSingleKeyOn} opener={opened.opener} close={close} />
        ) : null}
      </Suspense>
      <Toast text={said} done={unsay} />
    </>
  );
}
