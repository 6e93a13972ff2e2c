import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SuiteItemList } from "@/components/spot-checks/suite-items";
import { ButtonLink } from "@/components/ui/button";
import { Cols, Note } from "@/components/ui/folio";
import { PageHead } from "@/components/ui/page-head";
import { may } from "@/lib/auth/permissions";
import { requireViewer } from "@/lib/auth/viewer";
import { listSuiteItems } from "@/lib/spot-checks/suite-queries";
import { signAction } from "../actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("checks.sign"))("title") };
}

export default async function SuitesPage() {
  const viewer = await requireViewer("spot-check:read");
  const [suites, t, own] = await Promise.all([
    listSuiteItems(viewer, {}),
    getTranslations("checks.sign"),
    getTranslations("checks.own"),
  ]);
  const all = suites.flatMap(({ items }) => items);
  const signed = all.filter(({ signOff }) => signOff?.decision === "approved").length;
  const sign = may(viewer.role, "suite:sign") ? signAction : null;
  const notes = (
    <Note title={t("how")}>
      <p>{t("howText")}</p>
    </Note>
  );
  return (
    <>
      <PageHead
        title={t("title")}
        lead={t("lead", { items: all.length, signed })}
        actions={
          may(viewer.role, "suite:keep") ? (
            <ButtonLink href="/spot-checks/suites/own">{own("title")}</ButtonLink>
          ) : undefined
        }
      />
      <Cols notes={notes}>
        <div>
          {suites.map(({ suite, items }) => (
            <SuiteItemList key={suite} suite={suite} items={items} sign={sign} />
          ))}
        </div>
      </Cols>
    </>
  );
}
