import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { LanguageText } from "@/components/records/language-text";
import { EmptyState } from "@/components/ui/empty-state";
import { Section } from "@/components/ui/section";
import { StatusMark } from "@/components/ui/status-mark";
import { Cell, Row, RowHead, Table } from "@/components/ui/table";
import { NATION } from "@/lib/auth/jurisdiction";
import { formatDateTime, formatNumber } from "@/lib/i18n/format";
import { inLanguage } from "@/lib/i18n/locale";
import { codeLabel } from "@/lib/reference/codes";
import { provinceName } from "@/lib/reference/provinces";

export type AccountRow = {
  id: string;
  name: string;
  email: string;
  role: string | null;
  authority: string | null;
  jurisdictionCode: string | null;
  institutionId: string | null;
  lockedUntil: Date | null;
  openSessions: number;
};
export type AccountNames = ReadonlyMap<string, { number: string; nameZh: string; nameEn: string | null }>;

/** The query gives at most this many accounts. */
const LISTED = 500;

type Props = {
  accounts: readonly AccountRow[];
  names: AccountNames;
  at: Date;
  title: string;
  note?: string;
  /** What may be done with an account; a column of its own. */
  act?: (account: AccountRow) => ReactNode;
};

/** Accounts with role, what it holds for, and open sessions. */
export function AccountTable({ accounts, names, at, title, note, act }: Props) {
  const t = useTranslations("auth.users");
  const actWord = useTranslations("auth.sessions")("act");
  if (accounts.length === 0) return <EmptyState title={t("none")} />;
  const head = [
    { key: "name", label: t("name") },
    { key: "role", label: t("role") },
    { key: "holder", label: t("holder") },
    { key: "sessions", label: t("sessions"), numeric: true },
    ...(act ? [{ key: "act", label: actWord }] : []),
  ];
  const counted =
    accounts.length < LISTED ? t("note", { count: accounts.length }) : t("many", { count: LISTED });
  return (
    <div className="mt-6">
      <Section title={title} note={note ?? counted}>
        <div className="sheet">
          <Table caption={t("caption")} head={head}>
            {accounts.map((account) => (
              <Row key={account.id}>
                <RowHead sub={<span className="mono">{account.email}</span>}>
                  <LanguageText text={account.name} />
                </RowHead>
                <RoleCell account={account} at={at} />
                <Cell label={t("holder")}>
                  <Holder account={account} names={names} />
                </Cell>
                <Cell label={t("sessions")} numeric>
                  {account.openSessions === 0
                    ? t("noSession")
                    : t("sessionCount", { count: formatNumber(account.openSessions) })}
                </Cell>
                {act ? <Cell label={actWord}>{act(account)}</Cell> : null}
              </Row>
            ))}
          </Table>
        </div>
      </Section>
    </div>
  );
}

function RoleCell({ account, at }: { account: AccountRow; at: Date }) {
  const t = useTranslations("auth.users");
  const locale = useLocale();
  const isLocked = account.lockedUntil !== null && account.lockedUntil > at;
  return (
    <Cell label={t("role")}>
      {codeLabel("actorRoles", account.role ?? "account", locale)}
      {isLocked && account.lockedUntil ? (
        <span className="block">
          <StatusMark glyph="pause" tone="lake">
            {t("locked", { until: formatDateTime(account.lockedUntil) })}
          </StatusMark>
        </span>
      ) : null}
    </Cell>
  );
}

/** The institution, or authority and area, a role is held for. */
function Holder({ account, names }: { account: AccountRow; names: AccountNames }) {
  const t = useTranslations("auth.users");
  const locale = useLocale();
  const { institutionId, authority, jurisdictionCode } = account;
  if (institutionId !== null) {
    const known = names.get(institutionId);
    if (known === undefined) return <code>{institutionId}</code>;
    const isForeign = locale === "en" && known.nameEn === null;
    return (
      <>
        <a href={`/register/${known.number}`} {...(isForeign ? { lang: "zh-CN" } : {})}>
          {inLanguage(locale, { zh: known.nameZh, en: known.nameEn })}
        </a>
        <span className="sub">{known.number}</span>
      </>
    );
  }
  if (authority === null || jurisdictionCode === null) return <span className="muted">{t("noPlace")}</span>;
  return (
    <>
      {codeLabel("authorities", authority, locale)}
      <span className="sub">
        {jurisdictionCode === NATION ? t("nation") : provinceName(jurisdictionCode, locale)}
      </span>
    </>
  );
}
