import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { registerApplication } from "@/app/(portal)/applications/actions";
import { dropDraft, keepDraft } from "@/app/(portal)/drafts/actions";
import { ApplicationForm } from "@/components/applications/application-form";
import { ApplicationFormNotes } from "@/components/applications/application-form-notes";
import { applicationSpec } from "@/components/applications/application-form-spec";
import { newApplicationValues } from "@/components/applications/application-form-values";
import { listUseCases } from "@/components/applications/use-case-options";
import { RecordName } from "@/components/records/record-name";
import { Kicker, PageHead } from "@/components/ui/page-head";
import { Thread } from "@/components/ui/thread";
import { requireViewer } from "@/lib/auth/viewer";
import { getDeployment } from "@/lib/deployments/queries";
import { orNotFound } from "@/lib/http/or-not-found";
import { formOptions } from "@/lib/records/form-options";
import { openedForm } from "@/lib/records/form-values";
import { getDraft } from "@/lib/users/queries";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("applications.form"))("create") };
}

export default async function NewApplicationPage({ params }: Props) {
  const viewer = await requireViewer("application:edit");
  const { id } = await params;
  const { row, institution } = await orNotFound(getDeployment(viewer, { id }));
  const subject = `new.${id}`;
  const [stored, locale, t] = await Promise.all([
    getDraft(viewer, { form: "application", subject }),
    getLocale(),
    getTranslations("applications.form"),
  ]);
  const owner = <RecordName name={institution.name} nameEn={institution.nameEn} />;
  return (
    <>
      <Thread
        nodes={[
          { kind: t("thread.institution"), name: owner, href: `/institutions/${institution.id}` },
          { kind: t("thread.deployment"), name: row.name, href: `/deployments/${id}` },
          { kind: t("thread.application"), name: t("thread.new"), current: true },
        ]}
      />
      <PageHead title={t("create")} kicker={<Kicker>{row.name}</Kicker>} lead={t("lead")} />
      <ApplicationForm
        {...openedForm(newApplicationValues(id), stored)}
        isNew
        options={formOptions(applicationSpec, locale)}
        useCases={listUseCases(locale)}
        action={registerApplication.bind(null, subject)}
        saveDraft={keepDraft.bind(null, "application", subject)}
        discardDraft={dropDraft.bind(null, "application", subject)}
        notes={<ApplicationFormNotes />}
        cancelHref={`/deployments/${id}?tab=applications`}
      />
    </>
  );
}
