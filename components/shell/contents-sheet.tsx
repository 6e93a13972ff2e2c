"use client";

import { useTranslations } from "next-intl";
import { Dialog } from "radix-ui";
import { type ReactNode, useState } from "react";
import { Glyph } from "@/components/ui/glyph";
import { type NavLink, NavLinks } from "./nav-links";

/** The contents of narrow screens, as a sheet of full height; `children` are language, appearance and the person. */
export function ContentsSheet({ links, children }: { links: readonly NavLink[]; children: ReactNode }) {
  const t = useTranslations("shell");
  const [open, setOpen] = useState(false);
  return (
    <Dialog.Root open={open} onOpenChange={setOpen}>
      <Dialog.Trigger className="iconb burger" aria-label={t("contents")}>
        <Glyph name="menu" />
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Overlay className="veil" />
        <Dialog.Content className="panel" aria-describedby={undefined}>
          <header>
            <Dialog.Title>{t("contents")}</Dialog.Title>
            <Dialog.Close className="iconb" aria-label={t("close")}>
              <Glyph name="x" />
            </Dialog.Close>
          </header>
          {/* A chosen link closes the sheet; the click bubbles up from the link inside. */}
          <nav className="panel-nav" aria-label={t("contents")} onClickCapture={() => setOpen(false)}>
            <NavLinks links={links} grouped />
          </nav>
          <div className="panel-tools">{children}</div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
