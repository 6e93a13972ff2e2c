"use client";

import { useTranslations } from "next-intl";
import { Dialog } from "radix-ui";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Glyph } from "@/components/ui/glyph";
import { KeyHint } from "@/components/ui/key-hint";
import { type MenuItem, neighbour, WHOLE_REGISTER } from "./menu-items";
import { MenuList } from "./menu-list";
import { type Found, useFound } from "./use-found";
import { useMenuGroups } from "./use-menu-groups";
import { useViews } from "./use-views";

type Props = {
  actions: readonly MenuItem[];
  pages: readonly MenuItem[];
  /** Where the focus was, and goes back to. */
  opener: HTMLElement | null;
  close: () => void;
};

/** As a press on the line would, in this tab or another. */
function openItem({ id, href }: MenuItem, isElsewhere: boolean): void {
  if (isElsewhere && href !== undefined) window.open(href, "_blank", "noopener");
  else document.getElementById(id)?.click();
}

/** The command menu: one field, and under it records, what may be done here, saved views, and pages. */
export function CommandMenu({ actions, pages, opener, close }: Props) {
  const t = useTranslations("command.menu");
  const listId = useId();
  const [text, setText] = useState("");
  const [asked, setAsked] = useState("");
  const [chosen, setChosen] = useState<string | null>(null);
  const [waiting, setWaiting] = useState<"here" | "elsewhere" | null>(null);
  const returnTo = useRef(opener);
  const { found, retry } = useFound(asked);
  const groups = useMenuGroups({ query: asked, found, views: useViews(), actions, pages });
  const items = groups.flatMap((group) => group.items);
  const active = items.find(({ id }) => id === chosen) ?? items[0];
  const isLooking = found.state === "looking";

  const write = (value: string, isSettled: boolean) => {
    setText(value);
    setWaiting(null);
    if (!isSettled) return;
    setAsked(value.trim());
    setChosen(null);
  };
  const take = (item: MenuItem) => {
    if (item.run) {
      // What the line leads to has the focus afterwards.
      returnTo.current = null;
      setTimeout(item.run);
    }
    close();
  };
  // Somebody typed a number and Enter at once: what was meant is what the search finds.
  useEffect(() => {
    if (waiting === null || isLooking) return;
    setWaiting(null);
    if (found.state === "found" && items[0]) openItem(items[0], waiting === "elsewhere");
  }, [waiting, isLooking, found.state, items[0]]);

  const onKeyDown = (event: KeyboardEvent) => {
    // Enter and the arrows choose among an input method's words.
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key] as 1 | -1 | undefined;
    if (step !== undefined) {
      event.preventDefault();
      setChosen(neighbour(items, active?.id, step)?.id ?? null);
      return;
    }
    if (event.key !== "Enter") return;
    event.preventDefault();
    const isElsewhere = event.metaKey || event.ctrlKey;
    if (isLooking && active?.id === WHOLE_REGISTER) setWaiting(isElsewhere ? "elsewhere" : "here");
    else if (active) openItem(active, isElsewhere);
  };
  return (
    <Dialog.Root open onOpenChange={(open) => open || close()}>
      <Dialog.Portal>
        <Dialog.Overlay className="veil" />
        <Dialog.Content
          className="modal menu"
          aria-describedby={undefined}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            returnTo.current?.focus();
          }}
        >
          <Dialog.Title className="vh">{t("title")}</Dialog.Title>
          <div className="menu-field">
            <Glyph name="search" />
            <input
              role="combobox"
              type="text"
              aria-label={t("input")}
              aria-autocomplete="list"
              aria-expanded={items.length > 0}
              aria-controls={listId}
              {...(active ? { "aria-activedescendant": active.id } : {})}
              autoComplete="off"
              spellCheck={false}
              maxLength={80}
              value={text}
              onChange={(event) => write(event.target.value, !(event.nativeEvent as InputEvent).isComposing)}
              onCompositionEnd={(event) => write(event.currentTarget.value, true)}
              onKeyDown={onKeyDown}
            />
            <Dialog.Close className="iconb" aria-label={t("close")}>
              <span className="hide-s">
                <KeyHint keys="Escape" />
              </span>
              <span className="only-s">
                <Glyph name="x" />
              </span>
            </Dialog.Close>
          </div>
          {found.state === "failed" ? <Failure reference={found.reference} retry={retry} /> : null}
          <MenuList
            id={listId}
            label={t("title")}
            groups={groups}
            active={active}
            isBusy={isLooking}
            point={({ id }) => setChosen(id)}
            take={take}
          />
          <p className="menu-foot">
            <Count found={found} count={items.length} />
            <span className="hide-s" aria-hidden="true">
              {t("hint")}
            </span>
          </p>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** An outage is said as one: an empty list would mean that there is no such record. */
function Failure({ reference, retry }: { reference: string | null; retry: () => void }) {
  const t = useTranslations("command.menu");
  const common = useTranslations("common.error");
  return (
    <div className="note c-zhu menu-failure" role="alert">
      <b>
        <Glyph name="fail" />
        {t("failed")}
      </b>
      <p>
        {t("failedMeaning")}
        {reference ? (
          <>
            {" "}
            {common("reference")} <code>{reference}</code>
          </>
        ) : null}
      </p>
      <Button onClick={retry}>{common("retry")}</Button>
    </div>
  );
}

function Count({ found, count }: { found: Found; count: number }) {
  const t = useTranslations("command.menu");
  const words = {
    idle: () => t("count", { count }),
    looking: () => t("looking"),
    found: () => t("found", { records: found.records.length, count }),
    failed: () => t("count", { count }),
  };
  return <span role="status">{words[found.state]()}</span>;
}
