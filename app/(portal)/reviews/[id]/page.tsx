import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { ComponentProps } from "react";
import { signingOf } from "@/app/_shell/signing-of";
import { SignForm } from "@/components/signatures/sign-form";
import { may } from "@/lib/auth/permissions";
import { requireViewer } from "@/lib/auth/viewer";
import { now } from "@/lib/clock";
import { orNotFound } from "@/lib/http/or-not-found";
import { readCase } from "@/lib/reviews/queries/case";
import { readSubmission } from "@/lib/reviews/queries/submission";
import { actOnCase, type CaseAct } from "./actions";
import { CaseView } from "./case-view";
import { signaturesOfCase } from "./signatures-of-case";

type Meaning = ComponentProps<typeof SignForm>["meaning"];
type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("cases.page"))("title") };
}

/** One review case, for the officials who decide it and for the hospital it is about. */
export default async function ReviewCasePage({ params }: Props) {
  const viewer = await requireViewer("review:read");
  const { id } = await params;
  const page = await orNotFound(readCase(viewer, { id }));
  const isTheirs = page.state === "awaiting_hospital" || page.state === "returned";
  const [renewal, signatures, signing, t] = await Promise.all([
    isTheirs && may(viewer.role, "review:answer")
      ? readSubmission(viewer, { applicationId: page.application.id })
      : null,
    signaturesOfCase(viewer, id),
    signingOf(viewer),
    getTranslations("cases.sign"),
  ]);
  const sign = (act: CaseAct, meaning: Meaning, digest: string | null | undefined) =>
    digest ? (
      <SignForm
        // What is signed and at which revision is fixed when the form begins.
        key={`${digest} ${page.revision}`}
        action={actOnCase.bind(null, act)}
        values={{ id, revision: page.revision }}
        meaning={meaning}
        displayedDigest={digest}
        label={t("form")}
        {...signing}
      />
    ) : null;
  const written = page.decisions[0]?.digest;
  const maySign = may(viewer.role, "review:sign");
  return (
    <CaseView
      page={page}
      isOfficial={may(viewer.role, "review:decide")}
      maySign={maySign}
      renewal={renewal}
      sign={{
        propose: sign("propose", "review", written),
        confirm: sign("confirm", "approval", written),
        resubmit: maySign ? sign("resubmit", "responsibility", renewal?.digest) : null,
      }}
      signatures={signatures}
      at={now()}
    />
  );
}
