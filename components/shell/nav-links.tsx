"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { Fragment } from "react";
import { isWithin } from "./is-within";

/** One line of contents: words, and a count where there is one; `hot` marks what is overdue. */
export type NavLink = { href: string; label: string; group?: string; count?: string; hot?: boolean };

/**
 * Links with the current page marked; a heading stands before the first of each group. None is fetched ahead: every page waits
 * for the database either way, and a dozen requests behind each page took the machine from its own.
 */
export function NavLinks({ links, grouped }: { links: readonly NavLink[]; grouped?: boolean }) {
  const pathname = usePathname();
  return links.map((link, at) => {
    const isFirst = grouped && link.group !== undefined && link.group !== links[at - 1]?.group;
    return (
      <Fragment key={link.href}>
        {isFirst ? <h2>{link.group}</h2> : null}
        <Link
          href={link.href}
          prefetch={false}
          {...(isWithin(pathname, link.href) ? { "aria-current": "page" as const } : {})}
        >
          {link.label}
          {link.count === undefined ? null : <span className={link.hot ? "hot" : ""}>{link.count}</span>}
        </Link>
      </Fragment>
    );
  });
}
