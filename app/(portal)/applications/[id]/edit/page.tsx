import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { dropDraft, keepDraft } from "@/app/(portal)/drafts/actions";
import { ApplicationForm } from "@/components/applications/application-form";
import { ApplicationFormNotes } from "@/components/applications/application-form-notes";
import { applicationSpec } from "@/components/applications/application-form-spec";
import { applicationFormValues } from "@/components/applications/application-form-values";
import { listUseCases } from "@/components/applications/use-case-options";
import { ClaimNotes } from "@/components/records/claim-notes";
import { NotEditable } from "@/components/records/not-editable";
import { RecordName } from "@/components/records/record-name";
import { Kicker, PageHead } from "@/components/ui/page-head";
import { Thread } from "@/components/ui/thread";
import { getApplication } from "@/lib/applications/queries";
import { applicationFields } from "@/lib/applications/schema";
import { requireViewer } from "@/lib/auth/viewer";
import { orNotFound } from "@/lib/http/or-not-found";
import { claimOffers, claimValues } from "@/lib/records/claims";
import { formOptions } from "@/lib/records/form-options";
import { openedForm } from "@/lib/records/form-values";
import { blanksOf } from "@/lib/records/provenance";
import { next } from "@/lib/records/rules";
import { sourcedOf, standingOf } from "@/lib/records/tables";
import { titleOfUseCase } from "@/lib/reference/use-cases";
import { getDraft } from "@/lib/users/queries";
import { latestApplication, saveApplication } from "../../actions";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("applications.form"))("edit") };
}

export default async function EditApplicationPage({ params }: Props) {
  const viewer = await requireViewer("application:edit");
  const { id } = await params;
  const { row, summary, deployment, institution } = await orNotFound(getApplication(viewer, { id }));
  const [stored, locale, t] = await Promise.all([
    getDraft(viewer, { form: "application", subject: id }),
    getLocale(),
    getTranslations("applications.form"),
  ]);
  const sourced = sourcedOf("application", row);
  const words = row.useCaseId === null ? {} : { useCaseId: titleOfUseCase(row.useCaseId, locale) };
  const offers = claimOffers(sourced, applicationFields, words);
  const fresh = {
    ...applicationFormValues(row, blanksOf(row.provenance)),
    ...claimValues(sourced, applicationFields),
  };
  const owner = <RecordName name={institution.name} nameEn={institution.nameEn} />;
  const name = <RecordName name={summary.name} nameEn={summary.nameEn} />;
  const href = `/applications/${id}`;
  return (
    <>
      <Thread
        nodes={[
          { kind: t("thread.institution"), name: owner, href: `/institutions/${institution.id}` },
          { kind: t("thread.deployment"), name: deployment.name, href: `/deployments/${deployment.id}` },
          { kind: t("thread.application"), name, href, current: true },
        ]}
      />
      <PageHead
        title={Object.keys(offers).length > 0 ? t("claimTitle") : t("edit")}
        kicker={
          <Kicker>
            {name}
            <code>{row.number}</code>
          </Kicker>
        }
        lead={t("lead")}
      />
      {next(standingOf(row), "edit") === null ? (
        <NotEditable href={href} />
      ) : (
        <ApplicationForm
          {...openedForm(fresh, stored)}
          offers={offers}
          isNew={false}
          options={formOptions(applicationSpec, locale)}
          useCases={listUseCases(locale)}
          action={saveApplication}
          latest={latestApplication.bind(null, id)}
          saveDraft={keepDraft.bind(null, "application", id)}
          discardDraft={dropDraft.bind(null, "application", id)}
          notes={
            <>
              <ClaimNotes offers={offers} />
              <ApplicationFormNotes />
            </>
          }
          cancelHref={href}
        />
      )}
    </>
  );
}
