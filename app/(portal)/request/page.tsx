import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { keepDraft } from "@/app/(portal)/drafts/actions";
import { PageHead } from "@/components/ui/page-head";
import { OwnRequests } from "@/components/users/own-requests";
import { RequestForm } from "@/components/users/request-form";
import { requireViewer } from "@/lib/auth/viewer";
import { codeOptions } from "@/lib/reference/codes";
import { provinceName, provinces } from "@/lib/reference/provinces";
import { getPublishedRecord } from "@/lib/register/queries";
import { getDraft, listOwnRequests } from "@/lib/users/queries";
import { findAlikeAction, lookUpAction, requestMembershipAction } from "./actions";
import { lookUpAnswer } from "./look-up-answer";

type Props = { searchParams: Promise<{ number?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth.request"))("title") };
}

/** `?number=` names the public record to claim, so that a record's page can link here. */
export default async function RequestPage({ searchParams }: Props) {
  const viewer = await requireViewer("membership:request");
  const { number } = await searchParams;
  const [t, locale, requests, draft] = await Promise.all([
    getTranslations("auth.request"),
    getLocale(),
    listOwnRequests(viewer, {}),
    getDraft(viewer, { form: "membership-request", subject: "new" }),
  ]);
  const isWaiting = requests.some(({ state }) => state === "pending");
  const claimed =
    typeof number === "string" && !isWaiting
      ? lookUpAnswer(await getPublishedRecord(viewer, { number }))
      : null;
  return (
    <>
      <PageHead title={t("title")} lead={t("lead")} />
      <div className="mt-6">
        <OwnRequests requests={requests} />
      </div>
      {isWaiting ? null : (
        <RequestForm
          action={requestMembershipAction}
          lookUp={lookUpAction}
          findAlike={findAlikeAction}
          claimed={claimed}
          draft={draft && { content: draft.content, savedAt: draft.savedAt.toISOString() }}
          saveDraft={keepDraft.bind(null, "membership-request", "new")}
          provinces={provinces.map(({ code }) => ({ value: code, label: provinceName(code, locale) }))}
          types={codeOptions("institutionTypes", locale)}
        />
      )}
    </>
  );
}
