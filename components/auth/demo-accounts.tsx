"use client";

import { useTranslations } from "next-intl";
import { Section } from "@/components/ui/section";

export type DemoAccountItem = { email: string; name: string; facts: readonly string[] };
export type DemoAccountGroup = { title: string; accounts: readonly DemoAccountItem[] };

type Props = {
  groups: readonly DemoAccountGroup[];
  password: string;
  picked: string | null;
  pick: (email: string) => void;
};

/** The demonstration's accounts; choosing one fills the form. Hatched like everything fictional. */
export function DemoAccounts({ groups, password, picked, pick }: Props) {
  const t = useTranslations("auth.demo");
  const colon = useTranslations("common")("colon");
  return (
    <Section
      title={t("title")}
      note={
        <>
          {t("password")}
          {colon}
          <code>{password}</code>
        </>
      }
    >
      <p className="soft mb-4">{t("lead")}</p>
      <p role="status" className="vh">
        {picked === null ? "" : t("filled", { email: picked })}
      </p>
      <div className="grid gap-5">
        {groups.map((group) => (
          <div key={group.title}>
            <h3 className="h mb-2">
              <span className="hatch inline-block rounded-sm px-1">{group.title}</span>
            </h3>
            <div className="choices two">
              {group.accounts.map((account) => (
                <AccountButton
                  key={account.email}
                  account={account}
                  isPicked={account.email === picked}
                  pick={pick}
                />
              ))}
            </div>
          </div>
        ))}
      </div>
    </Section>
  );
}

type ButtonProps = { account: DemoAccountItem; isPicked: boolean; pick: (email: string) => void };

function AccountButton({ account, isPicked, pick }: ButtonProps) {
  return (
    <button
      type="button"
      className="ch text-left aria-pressed:border-dai aria-pressed:bg-dai-wash"
      aria-pressed={isPicked}
      onClick={() => pick(account.email)}
    >
      <span>
        {account.facts.join(" · ")}
        <small>
          {account.name} · <span className="mono">{account.email}</span>
        </small>
      </span>
    </button>
  );
}
