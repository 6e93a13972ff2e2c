import { useLocale, useTranslations } from "next-intl";
import { LanguageText } from "@/components/records/language-text";
import { Section } from "@/components/ui/section";
import { StatusMark } from "@/components/ui/status-mark";
import { Cell, Row, RowHead, Table } from "@/components/ui/table";
import { formatDateTime, formatNumber } from "@/lib/i18n/format";
import { codeLabel } from "@/lib/reference/codes";
import { MOST_LISTED } from "@/lib/users/listed";
import { Holder, type InstitutionNames, type Seat } from "./holder";

export type AccountRow = Seat & {
  id: string;
  name: string;
  email: string;
  lockedUntil: Date | null;
  openSessions: number;
};

type Props = { accounts: readonly AccountRow[]; names: InstitutionNames; at: Date };

/** Accounts with role, what it holds for, and open sessions. */
export function AccountTable({ accounts, names, at }: Props) {
  const t = useTranslations("auth.users");
  const head = [
    { key: "name", label: t("name") },
    { key: "role", label: t("role") },
    { key: "holder", label: t("holder") },
    { key: "sessions", label: t("sessions"), numeric: true },
  ];
  const counted =
    accounts.length < MOST_LISTED ? t("note", { count: accounts.length }) : t("many", { count: MOST_LISTED });
  return (
    <Section title={t("list")} note={counted}>
      {accounts.length === 0 ? (
        <p className="soft">{t("none")}</p>
      ) : (
        <Table caption={t("caption")} head={head} open>
          {accounts.map((account) => (
            <Row key={account.id}>
              <RowHead sub={<span className="mono">{account.email}</span>}>
                <LanguageText text={account.name} />
              </RowHead>
              <RoleCell account={account} at={at} />
              <Cell label={t("holder")}>
                <Holder seat={account} names={names} />
              </Cell>
              <Cell label={t("sessions")} numeric>
                {account.openSessions === 0
                  ? t("noSession")
                  : t("sessionCount", { count: formatNumber(account.openSessions) })}
              </Cell>
            </Row>
          ))}
        </Table>
      )}
    </Section>
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
