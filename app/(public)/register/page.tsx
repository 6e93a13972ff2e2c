import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RegisterList } from "@/components/register/register-list";
import { RegisterSearch } from "@/components/register/search-form";
import { PageHead } from "@/components/ui/page-head";
import type { Viewer, Visitor } from "@/lib/auth/actor";
import { currentActor } from "@/lib/auth/viewer";
import { COUNT_LIMIT, searchRegister } from "@/lib/register/queries";
import { parseRegisterParameters, type RegisterParameters } from "@/lib/register/search-params";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("register");
  return { title: t("title"), description: t("lead") };
}

/** What dropping one of two filters would give; asked only when both together give nothing. */
async function countWider(actor: Viewer | Visitor, { q, province }: RegisterParameters) {
  if (q === null || province === null) return { withoutQ: null, withoutProvince: null };
  const page = { after: null, before: null };
  const [withoutQ, withoutProvince] = await Promise.all([
    searchRegister(actor, { q: null, province, ...page }),
    searchRegister(actor, { q, province: null, ...page }),
  ]);
  return { withoutQ: withoutQ.matching, withoutProvince: withoutProvince.matching };
}

export default async function RegisterPage({ searchParams }: Props) {
  const parameters = parseRegisterParameters(await searchParams);
  const actor = await currentActor();
  const t = await getTranslations("register");
  const found = await searchRegister(actor, parameters);
  const wider =
    found.matching === 0 ? await countWider(actor, parameters) : { withoutQ: null, withoutProvince: null };
  return (
    <>
      <PageHead title={t("title")} lead={t("lead")} />
      <div className="mt-5">
        {/* A changed address is a changed form: without the key the browser keeps what was typed before. */}
        <RegisterSearch key={JSON.stringify(parameters)} parameters={parameters} />
        <h2 className="vh">{t("results")}</h2>
        <RegisterList parameters={parameters} {...found} limit={COUNT_LIMIT} wider={wider} />
      </div>
    </>
  );
}
