import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { DemandTable } from "@/components/landing/demand-table";
import { Duties } from "@/components/landing/duties";
import { Hero } from "@/components/landing/hero";
import { LatestRecords } from "@/components/landing/latest-records";
import { ProvinceMap } from "@/components/landing/province-map";
import { PublishedFigures } from "@/components/landing/published-figures";
import { currentActor } from "@/lib/auth/viewer";
import { beijingDate, now } from "@/lib/clock";
import { env } from "@/lib/env";
import { noFilter } from "@/lib/register/facets";
import { countByProvince, searchRegister } from "@/lib/register/queries";

const LATEST = 6;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("shell");
  return { title: { absolute: t("name") } };
}

export default async function LandingPage() {
  const actor = await currentActor();
  const t = await getTranslations("landing");
  const [counts, { rows }] = await Promise.all([
    countByProvince(actor, {}),
    searchRegister(actor, { filter: noFilter }),
  ]);
  const isDemo = env().instance === "demo";
  return (
    <>
      <Hero />
      <PublishedFigures />
      <div className="mt-11 grid items-start gap-x-10 gap-y-9 lg:grid-cols-[minmax(0,0.95fr)_minmax(0,1.05fr)]">
        <div>
          <Duties />
          <DemandTable />
        </div>
        <div>
          <ProvinceMap counts={counts} asOf={beijingDate(now())} isDemo={isDemo} />
          <LatestRecords rows={rows.slice(0, LATEST)} />
          {isDemo ? (
            <p className="mt-4 text-sm">
              <Link href="/margins">{t("margins")}</Link>
            </p>
          ) : null}
        </div>
      </div>
    </>
  );
}
