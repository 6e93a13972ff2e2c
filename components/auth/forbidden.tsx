import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button";
import { type KeyValue, KeyValueList } from "@/components/ui/key-value-list";
import { Kicker, PageHead } from "@/components/ui/page-head";
import type { ActorRole } from "@/db/values";
import { holdersOf } from "@/lib/auth/labels";
import { may, type Permission } from "@/lib/auth/permissions";
import { codeLabel } from "@/lib/reference/codes";

type Props = { role: ActorRole | null; permission: Permission | null; requestId: string | null };

/** What was refused, who could, what to quote; nothing about whether there is such a record. */
export function Forbidden({ role, permission, requestId }: Props) {
  const t = useTranslations("auth.forbidden");
  const locale = useLocale();
  const lead = role === null ? t("textUnknown") : t("text", { role: codeLabel("actorRoles", role, locale) });
  const canAsk = role !== null && may(role, "membership:request");
  return (
    <>
      <PageHead title={t("title")} lead={lead} kicker={<Kicker>{t("kicker")}</Kicker>} />
      <div className="mt-6 max-w-[44rem]">
        <Facts permission={permission} requestId={requestId} />
        <p className="soft mt-4">{t("meaning")}</p>
        <p className="soft">{t("help")}</p>
        <p className="acts mt-5">
          <ButtonLink look="primary" href={canAsk ? "/request" : "/home"}>
            {canAsk ? t("request") : t("home")}
          </ButtonLink>
          <Link href="/permissions">{t("permissions")}</Link>
        </p>
      </div>
    </>
  );
}

function Facts({ permission, requestId }: Omit<Props, "role">) {
  const t = useTranslations("auth.forbidden");
  const name = useTranslations("permissions.name");
  const separator = useTranslations("common")("listSeparator");
  const locale = useLocale();
  const items: KeyValue[] = [];
  if (permission !== null) {
    const holders = holdersOf(permission).map((role) => codeLabel("actorRoles", role, locale));
    items.push(
      {
        key: "needs",
        term: t("needs"),
        value: (
          <>
            {name(permission)} <code className="muted">{permission}</code>
          </>
        ),
      },
      { key: "holders", term: t("holders"), value: holders.join(separator) },
    );
  }
  if (requestId !== null)
    items.push({ key: "reference", term: t("reference"), value: <code>{requestId}</code> });
  return items.length === 0 ? null : <KeyValueList items={items} />;
}
