import "server-only";
import type { DemoAccountGroup } from "@/components/auth/demo-accounts";
import { NATION } from "@/lib/auth/jurisdiction";
import { type DemoAccount, demoAccounts, demoInstitutions } from "@/lib/demo/accounts";
import type { Locale } from "@/lib/i18n/locale";
import { inLocale } from "@/lib/reference/bilingual";
import { codeLabel } from "@/lib/reference/codes";
import { provinceName } from "@/lib/reference/provinces";

type Words = { nation: string; nhc: string; nmpa: string; other: string };

/** The demonstration's accounts under the institution or authority they act for, in the reader's words. */
export function demoGroups(locale: Locale, words: Words): DemoAccountGroup[] {
  const item = ({ email, name, role, authority, jurisdiction }: DemoAccount) => {
    const area = jurisdiction === NATION ? words.nation : provinceName(jurisdiction, locale);
    const facts = [codeLabel("membershipRoles", role, locale), ...(authority ? [area] : [])];
    return { email, name: inLocale(name, locale), facts };
  };
  const group = (title: string, holds: (account: DemoAccount) => boolean) => ({
    title,
    accounts: demoAccounts.filter(holds).map(item),
  });
  return [
    ...demoInstitutions.map(({ synId, name }) =>
      group(inLocale(name, locale), (account) => account.institutionSyn === synId),
    ),
    group(words.nhc, ({ authority }) => authority === "nhc"),
    group(words.nmpa, ({ authority }) => authority === "nmpa"),
    group(words.other, ({ authority, institutionSyn }) => !authority && !institutionSyn),
  ];
}
