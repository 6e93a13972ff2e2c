"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import type { ActorRole } from "@/db/values";
import { adminPagesFor } from "./admin-pages";

/** The parts of the area that this role may open; nothing for whoever may open none. */
export function AdminTabs({ role }: { role: ActorRole }) {
  const t = useTranslations("auth.admin");
  const pathname = usePathname();
  const pages = adminPagesFor(role);
  if (pages.length === 0) return null;
  return (
    <nav className="tabs" aria-label={t("title")}>
      {[{ key: "overview", href: "/admin" } as const, ...pages].map(({ key, href }) => (
        <Link key={key} href={href} {...(href === pathname ? { "aria-current": "page" as const } : {})}>
          {t(`page.${key}`)}
        </Link>
      ))}
    </nav>
  );
}
