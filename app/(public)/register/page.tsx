import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { Wider } from "@/components/register/empty-register";
import { ExportLinks } from "@/components/register/export-links";
import { RegisterList } from "@/components/register/register-list";
import { RegisterSearch } from "@/components/register/search-form";
import { PageHead } from "@/components/ui/page-head";
import type { Viewer, Visitor } from "@/lib/auth/actor";
import { currentActor } from "@/lib/auth/viewer";
import { beijingDate, now } from "@/lib/clock";
import { partsOf, type RegisterFilter, without } from "@/lib/register/facets";
import { COUNT_LIMIT, searchRegister } from "@/lib/register/queries";
import { parseRegisterParameters } from "@/lib/register/search-params";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("register");
  return { title: t("title"), description: t("lead") };
}

/** What dropping one filter would give; asked only when all together give nothing. */
async function countWider(actor: Viewer | Visitor, filter: RegisterFilter): Promise<Wider[]> {
  const parts = partsOf(filter);
  if (parts.length < 2) return [];
  const found = await Promise.all(
    parts.map(async (dropped) => {
      const { matching } = await searchRegister(actor, { filter: without(filter, dropped), limit: 1 });
      return { dropped, matching };
    }),
  );
  return found.filter(({ matching }) => matching > 0);
}

export default async function RegisterPage({ searchParams }: Props) {
  const parameters = parseRegisterParameters(await searchParams);
  const actor = await currentActor();
  const t = await getTranslations("register");
  const found = await searchRegister(actor, {
    filter: parameters,
    after: parameters.after,
    before: parameters.before,
  });
  const wider = found.matching === 0 ? await countWider(actor, parameters) : [];
  return (
    <>
      <PageHead
        title={t("title")}
        lead={t("lead")}
        actions={<ExportLinks parameters={parameters} matching={found.matching} limit={COUNT_LIMIT} />}
      />
      <div className="mt-5">
        {/* A changed address is a changed form: without the key the browser keeps what was typed before. */}
        <RegisterSearch key={JSON.stringify(parameters)} parameters={parameters} />
        <h2 className="vh">{t("results")}</h2>
        <RegisterList
          parameters={parameters}
          {...found}
          limit={COUNT_LIMIT}
          wider={wider}
          today={beijingDate(now())}
        />
      </div>
    </>
  );
}
