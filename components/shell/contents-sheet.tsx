"use client";

import { lazy, type ReactNode, Suspense, useRef, useState } from "react";
import { Glyph } from "@/components/ui/glyph";
import type { NavLink } from "./nav-links";

const ContentsPanel = lazy(() =>
  import("./contents-panel").then((part) => ({ default: part.ContentsPanel })),
);

type Props = { label: string; links: readonly NavLink[]; children: ReactNode };

/** The button of the contents; the sheet comes when it is first pressed. Without scripts the footer has the links. */
export function ContentsSheet({ label, links, children }: Props) {
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  return (
    <>
      <button
        ref={button}
        type="button"
        className="iconb burger"
        aria-label={label}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onClick={() => setOpen(true)}
      >
        <Glyph name="menu" />
      </button>
      <Suspense>
        {isOpen ? (
          <ContentsPanel links={links} opener={button} close={() => setOpen(false)}>
            {children}
          </ContentsPanel>
        ) : null}
      </Suspense>
    </>
  );
}
