import type { Metadata } from "next";
import { cookies } from "next/headers";
import { getTranslations } from "next-intl/server";
import type { Wider } from "@/components/register/empty-register";
import { ExportLinks } from "@/components/register/export-links";
import { FacetPanel } from "@/components/register/facet-panel";
import { NumberNote } from "@/components/register/number-note";
import { OwnRecords } from "@/components/register/own-records";
import { RegisterList } from "@/components/register/register-list";
import { RegisterSearch } from "@/components/register/search-form";
import { TicketNote } from "@/components/register/ticket-note";
import { PageHead } from "@/components/ui/page-head";
import { SavedViews, viewProblems } from "@/components/views/saved-views";
import type { Viewer, Visitor } from "@/lib/auth/actor";
import { may } from "@/lib/auth/permissions";
import { currentActor } from "@/lib/auth/viewer";
import { beijingDate, now } from "@/lib/clock";
import { env } from "@/lib/env";
import { formatNumber } from "@/lib/i18n/format";
import { densityCookie, densityOf } from "@/lib/i18n/locale";
import { canonicalNumber } from "@/lib/register/canonical-number";
import { COUNT_LIMIT } from "@/lib/register/count-rows";
import { partsOf, type RegisterFilter, without } from "@/lib/register/facets";
import { countRegister, searchRegister, suggestQuery } from "@/lib/register/queries";
import {
  parseRegisterParameters,
  type RegisterParameters,
  registerHref,
  searchLoss,
} from "@/lib/register/search-params";
import { findUnpublished } from "@/lib/register/unpublished-queries";
import { listViews } from "@/lib/views/queries";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("register");
  return { title: t("title"), description: t("lead") };
}

/** What dropping one part of the filter would give; asked only when all together give nothing. */
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

async function read(actor: Viewer | Visitor, parameters: RegisterParameters) {
  const { sort, after, before } = parameters;
  const [found, counts] = await Promise.all([
    searchRegister(actor, { filter: parameters, sort, after, before }),
    countRegister(actor, { filter: parameters }),
  ]);
  return { parameters, found, counts };
}

/** The rows that were asked for; where no row holds the words, those of the words that may have been meant. */
async function readOrSimilar(actor: Viewer | Visitor, asked: RegisterParameters) {
  const exact = await read(actor, asked);
  const isBeyond = exact.found.rows.length === 0 && exact.found.matching > 0;
  // What stood after this place has gone since the link was made: the list's beginning, and not "nothing found".
  if (isBeyond) return read(actor, { ...asked, after: null, before: null });
  if (exact.found.matching > 0 || asked.q === null) return exact;
  const q = await suggestQuery(actor, { q: asked.q });
  const similar = q === null ? exact : await read(actor, { ...asked, q });
  return similar.found.matching > 0 ? similar : exact;
}

/** Characters nobody has, found by what they sound like: traditional ones, or another of the same sound. */
const isBySound = (asked: string | null, meant: string | null): boolean =>
  /\p{Script=Han}/u.test(asked ?? "") && !/\p{Script=Han}/u.test(meant ?? "");

/** What a hospital's own people find beside the public rows, by the same words and facets; on the first page. */
async function unpublishedOf(actor: Viewer | Visitor, asked: RegisterParameters) {
  const { q, after, before } = asked;
  const none = { records: [], count: 0 };
  const isOwn =
    actor.kind === "person" && actor.institutionId !== null && may(actor.role, "institution:read");
  if (!isOwn || after !== null || before !== null || partsOf(asked).length === 0) return none;
  return findUnpublished(actor, { filter: asked, number: q === null ? null : canonicalNumber(q) });
}

export default async function RegisterPage({ searchParams }: Props) {
  const raw = await searchParams;
  const asked = parseRegisterParameters(raw);
  const loss = searchLoss(raw.q);
  const actor = await currentActor();
  const views =
    actor.kind === "person" && may(actor.role, "view:keep")
      ? await listViews(actor, { page: "register" })
      : null;
  const t = await getTranslations("register");
  const unpublished = await unpublishedOf(actor, asked);
  const { parameters, found, counts } = await readOrSimilar(actor, asked);
  const wider = found.matching === 0 ? await countWider(actor, parameters) : [];
  const density = densityOf((await cookies()).get(densityCookie)?.value);
  const matching = found.isLeast
    ? t("count.over", { limit: formatNumber(COUNT_LIMIT) })
    : formatNumber(found.matching);
  return (
    <>
      <PageHead
        title={t("title")}
        lead={t("lead")}
        actions={found.matching === 0 ? null : <ExportLinks parameters={parameters} rows={matching} />}
      />
      <div className="rg">
        {/* A changed address is a changed form: without the key the browser keeps what was typed before. */}
        <RegisterSearch key={JSON.stringify(asked)} parameters={asked} />
        <FacetPanel parameters={parameters} counts={counts} matching={matching} />
        <div>
          {views === null ? null : (
            <SavedViews
              page="register"
              views={views}
              current={registerHref({ ...asked, after: null, before: null })}
              problem={viewProblems.find((problem) => problem === raw.views) ?? null}
            />
          )}
          <h2 className="vh">{t("results")}</h2>
          {loss === null ? null : (
            <p className="note c-ochre mt-3" role="status">
              {t(`loss.${loss}`, { asked: asked.q ?? "" })}
            </p>
          )}
          <NumberNote q={asked.q} />
          <TicketNote q={asked.q} />
          <OwnRecords {...unpublished} q={asked.q} />
          {parameters.q === asked.q ? null : (
            <p className="note c-ochre mt-3" role="status">
              {t(isBySound(asked.q, parameters.q) ? "similarSound" : "similar", {
                asked: asked.q ?? "",
                meant: parameters.q ?? "",
              })}
            </p>
          )}
          <RegisterList
            parameters={parameters}
            {...found}
            said={matching}
            wider={wider}
            density={density}
            today={beijingDate(now())}
            isDemo={env().instance === "demo"}
          />
        </div>
      </div>
    </>
  );
}
