"use client";

import { useTranslations } from "next-intl";
import { Dialog } from "radix-ui";
import type { ReactNode, RefObject } from "react";
import { Glyph } from "@/components/ui/glyph";
import { type NavLink, NavLinks } from "./nav-links";

type Props = {
  links: readonly NavLink[];
  opener: RefObject<HTMLElement | null>;
  close: () => void;
  children: ReactNode;
};

/** The contents of narrow screens, as a sheet of full height; `children` are language, appearance and the person. */
export function ContentsPanel({ links, opener, close, children }: Props) {
  const t = useTranslations("shell");
  return (
    <Dialog.Root open onOpenChange={(open) => open || close()}>
      <Dialog.Portal>
        <Dialog.Overlay className="veil" />
        <Dialog.Content
          className="panel"
          aria-describedby={undefined}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            opener.current?.focus();
          }}
        >
          <header>
            <Dialog.Title>{t("contents")}</Dialog.Title>
            <Dialog.Close className="iconb" aria-label={t("close")}>
              <Glyph name="x" />
            </Dialog.Close>
          </header>
          {/* A chosen link closes the sheet; the click bubbles up from the link inside. */}
          <nav className="panel-nav" aria-label={t("contents")} onClickCapture={close}>
            <NavLinks links={links} grouped />
          </nav>
          <div className="panel-tools">{children}</div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
