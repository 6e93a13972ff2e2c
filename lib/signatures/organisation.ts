import "server-only";
import { eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { institutions } from "@/db/schema/institutions";
import type { Viewer } from "@/lib/auth/actor";
import { NATION } from "@/lib/auth/jurisdiction";
import en from "@/lib/i18n/messages/en/shell.json";
import zh from "@/lib/i18n/messages/zh-CN/shell.json";
import { provinceOf } from "@/lib/reference/provinces";

type Organisation = { organisationZh: string; organisationEn: string };

/** For whom the signer signs, in both languages, as the row is kept: what it is called later does not change it. */
export async function organisationOf(tx: Transaction, signer: Viewer): Promise<Organisation> {
  const { institutionId, authority, jurisdiction } = signer;
  if (institutionId !== null) {
    const [own] = await tx
      .select({ nameZh: institutions.nameZh, nameEn: institutions.nameEn })
      .from(institutions)
      .where(eq(institutions.institutionId, institutionId));
    if (own === undefined) throw new Error("a signer's institution is out of scope");
    return { organisationZh: own.nameZh, organisationEn: own.nameEn ?? own.nameZh };
  }
  if (authority === null || jurisdiction === null) throw new Error("somebody without an office signs");
  const area =
    jurisdiction.code === NATION
      ? { zh: zh.nation, en: en.nation }
      : provinceOf(jurisdiction.code)?.shortName;
  const words = (office: string, place: string | undefined) => [office, place].filter(Boolean).join(" · ");
  return {
    organisationZh: words(zh.authority[authority], area?.zh),
    organisationEn: words(en.authority[authority], area?.en),
  };
}
