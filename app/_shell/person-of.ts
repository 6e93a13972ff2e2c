import "server-only";
import { getLocale, getTranslations } from "next-intl/server";
import type { Person } from "@/components/shell/person";
import type { Viewer } from "@/lib/auth/actor";
import { NATION } from "@/lib/auth/jurisdiction";
import { inLanguage } from "@/lib/i18n/locale";
import { getOwnInstitution } from "@/lib/institutions/queries";
import { provinceOf } from "@/lib/reference/provinces";

/** The viewer as the masthead shows them: name, role, authority, and the area in the reader's language. */
export async function personOf(viewer: Viewer): Promise<Person> {
  const { name, role, authority } = viewer;
  return { name, role, authority, reach: await reachOf(viewer) };
}

async function reachOf(viewer: Viewer): Promise<string | null> {
  const { authority, jurisdiction } = viewer;
  if (viewer.institutionId !== null) {
    const own = await getOwnInstitution(viewer, {});
    return own && inLanguage(await getLocale(), { zh: own.nameZh, en: own.nameEn ?? own.nameZh });
  }
  if (authority === null || jurisdiction === null) return null;
  if (jurisdiction.code === NATION) return (await getTranslations("shell"))("nation");
  const province = provinceOf(jurisdiction.code);
  return province === undefined ? null : inLanguage(await getLocale(), province.shortName);
}
