import Link from "next/link";
import { useTranslations } from "next-intl";
import { Folio } from "@/components/ui/folio";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import type { ActorRole } from "@/db/values";
import { may, type Permission } from "@/lib/auth/permissions";

const pages = [
  { key: "institutions", href: "/institutions", permission: "institution:read" },
  { key: "deployments", href: "/deployments", permission: "deployment:read" },
  { key: "audit", href: "/audit", permission: "trail:read" },
  { key: "admin", href: "/admin", permission: "role:read" },
  { key: "register", href: "/register", permission: "register:read" },
  { key: "permissions", href: "/permissions", permission: "register:read" },
] as const satisfies readonly { key: string; href: string; permission: Permission }[];

/** The home of who registers and verifies nothing: the pages this role may open, each with what it is for. */
export function ReadingHome({ role }: { role: ActorRole }) {
  const t = useTranslations("home");
  return (
    <>
      <PageHead title={t("title")} lead={t("open.none")} />
      <div className="mt-5">
        <Folio>
          <Section title={t("open.title")}>
            <ul className="grid gap-3">
              {pages
                .filter(({ permission }) => may(role, permission))
                .map(({ key, href }) => (
                  <li key={key}>
                    <Link className="font-semibold" href={href}>
                      {t(`open.${key}`)}
                    </Link>
                    <span className="soft block">{t(`open.${key}Note`)}</span>
                  </li>
                ))}
            </ul>
          </Section>
        </Folio>
      </div>
    </>
  );
}
