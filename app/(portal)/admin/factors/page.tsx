import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { FactorTable } from "@/components/signatures/factor-table";
import { Folio } from "@/components/ui/folio";
import { PageHead } from "@/components/ui/page-head";
import { requireViewer } from "@/lib/auth/viewer";
import { listSecondFactors } from "@/lib/second-factor/queries";
import { resetFactor } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("signatures.admin"))("title") };
}

export default async function FactorsPage() {
  const viewer = await requireViewer("factor:reset");
  const [holders, t] = await Promise.all([
    listSecondFactors(viewer, {}),
    getTranslations("signatures.admin"),
  ]);
  return (
    <>
      <PageHead title={t("title")} lead={t("lead")} />
      <div className="mt-5">
        <Folio>
          <FactorTable holders={holders} own={viewer.userId} reset={resetFactor} />
        </Folio>
      </div>
    </>
  );
}
