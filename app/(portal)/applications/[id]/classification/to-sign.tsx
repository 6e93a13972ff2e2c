import { getLocale, getTranslations } from "next-intl/server";
import { signingOf } from "@/app/_shell/signing-of";
import { ActSheet } from "@/components/cases/act-sheet";
import { GateList } from "@/components/cases/gate-list";
import { SignedApplication } from "@/components/classification/signed-application";
import { RecordBody } from "@/components/records/record-body";
import { SignForm } from "@/components/signatures/sign-form";
import { Note } from "@/components/ui/folio";
import type { Viewer } from "@/lib/auth/actor";
import { codeLabel } from "@/lib/reference/codes";
import { termsOf } from "@/lib/reviews/routing";
import type { Submission } from "@/lib/reviews/shown";
import { signClassification } from "./actions";

type Props = { viewer: Viewer; applicationId: string; institutionId: string; submission: Submission };

/** What hospital quality signs and hands in for review, in full, with what it still lacks and where it goes. */
export async function ToSign({ viewer, applicationId, institutionId, submission }: Props) {
  const t = await getTranslations("cases.sign");
  const words = await getTranslations("cases.words");
  const locale = await getLocale();
  const { document, digest, problems, routed } = submission;
  const gate = <GateList {...{ problems, applicationId, institutionId }} />;
  if (document === null || digest === null) return gate;
  return (
    <RecordBody
      act={
        <ActSheet title={t("title")} lead={t("lead")}>
          {gate}
          {problems.length === 0 ? (
            <SignForm
              key={digest}
              action={signClassification}
              values={{ applicationId }}
              meaning="responsibility"
              displayedDigest={digest}
              label={t("form")}
              {...(await signingOf(viewer))}
            />
          ) : null}
        </ActSheet>
      }
      notes={
        routed === null ? null : (
          <Note title={t("route")}>
            <p>
              {t("routeText", {
                authority: codeLabel("authorities", routed.authority, locale),
                level: words(`level.${routed.level}`),
                days: termsOf("classification").reviewDays,
              })}
            </p>
          </Note>
        )
      }
    >
      <SignedApplication document={document} digest={digest} />
    </RecordBody>
  );
}
