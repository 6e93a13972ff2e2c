import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { safeNextPath } from "@/components/auth/next-path";
import { one, type SearchParams } from "@/components/records/search-value";
import { PendingSecret } from "@/components/signatures/pending-secret";
import { SecondFactorPanel } from "@/components/signatures/second-factor-panel";
import { Cols, Folio, Note } from "@/components/ui/folio";
import { PageHead } from "@/components/ui/page-head";
import { requireViewer } from "@/lib/auth/viewer";
import { formatDateTime } from "@/lib/i18n/format";
import { getSecondFactor } from "@/lib/second-factor/queries";
import { enrolmentUri } from "@/lib/second-factor/totp";
import { beginAction, confirmAction, removeAction, renewAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("signatures.factor"))("title") };
}

export default async function SecondFactorPage({ searchParams }: { searchParams: SearchParams }) {
  const viewer = await requireViewer("factor:keep");
  const [t, shell, factor, { next }] = await Promise.all([
    getTranslations("signatures.factor"),
    getTranslations("shell"),
    getSecondFactor(viewer, {}),
    searchParams,
  ]);
  const secret =
    factor.state === "pending" ? (
      <PendingSecret uri={enrolmentUri(factor.secret, shell("name"), viewer.email)} secret={factor.secret} />
    ) : null;
  const standing =
    factor.state === "active"
      ? t("standing", { since: formatDateTime(factor.confirmedAt), left: factor.codesLeft })
      : null;
  const notes = (
    <>
      <Note title={t("whyTitle")}>
        <p>{t("why")}</p>
      </Note>
      <Note title={t("lostTitle")}>
        <p>{t("lost")}</p>
      </Note>
    </>
  );
  return (
    <>
      <PageHead title={t("title")} lead={t("lead")} />
      <Cols notes={notes}>
        <Folio>
          <SecondFactorPanel
            state={factor.state}
            secret={secret}
            standing={standing}
            actions={{ begin: beginAction, confirm: confirmAction, renew: renewAction, remove: removeAction }}
            next={one(next) ? safeNextPath(next) : null}
          />
        </Folio>
      </Cols>
    </>
  );
}
