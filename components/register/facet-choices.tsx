"use client";
import clsx from "clsx";
import Link from "next/link";
import type { ReactNode } from "react";
import { tileColours } from "@/components/charts/tile-colours";

/** A choice opens the same list elsewhere: no page is fetched ahead, and the reader stays where they are. */
const leadingTo = (href: string) => ({ href, prefetch: false, scroll: false, rel: "nofollow" });

type ValueProps = {
  href: string;
  count: string;
  /** The word for a chosen one, read aloud; null where it is not chosen. */
  chosen: string | null;
  children: ReactNode;
};

/**
 * One value of a facet: a link to the list with it, or without it where it is chosen. A hundred stand on the page: built in the
 * browser as well, so that the page's data says of each what it is, and how they look is sent once.
 */
export function FacetValue({ href, count, chosen, children }: ValueProps) {
  return (
    <li>
      <Link className="fv" {...leadingTo(href)} {...(chosen === null ? {} : { "aria-current": "true" })}>
        <span>{children}</span>
        <span className="n">
          {count}
          {chosen === null ? null : <span className="vh">{chosen}</span>}
        </span>
      </Link>
    </li>
  );
}

type TileProps = {
  href: string;
  /** Name and count in words. */
  title: string;
  /** The same, and that it is chosen. */
  label: string;
  isChosen: boolean;
  step: number;
  row: number;
  column: number;
  children: ReactNode;
};

/** A division on the map of tiles, chosen the same way. */
export function FacetTile({ href, title, label, isChosen, step, row, column, children }: TileProps) {
  return (
    <li style={{ gridRow: row, gridColumn: column }}>
      <Link
        className={clsx("tile", isChosen && "on")}
        style={tileColours(step)}
        {...leadingTo(href)}
        title={title}
        aria-label={label}
      >
        {children}
      </Link>
    </li>
  );
}
