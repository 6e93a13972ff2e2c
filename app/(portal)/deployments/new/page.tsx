import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { dropDraft, keepDraft } from "@/app/(portal)/drafts/actions";
import { DeploymentForm } from "@/components/deployments/deployment-form";
import { DeploymentFormNotes } from "@/components/deployments/deployment-form-notes";
import { deploymentOptions } from "@/components/deployments/deployment-form-options";
import { newDeploymentValues } from "@/components/deployments/deployment-form-values";
import { RecordName } from "@/components/records/record-name";
import { Kicker, PageHead } from "@/components/ui/page-head";
import { Thread } from "@/components/ui/thread";
import { requireViewer } from "@/lib/auth/viewer";
import { orNotFound } from "@/lib/http/or-not-found";
import { getInstitution } from "@/lib/institutions/queries";
import { openedForm } from "@/lib/records/form-values";
import { getDraft } from "@/lib/users/queries";
import { registerDeployment } from "../actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("deployments.form"))("create") };
}

export default async function NewDeploymentPage() {
  const viewer = await requireViewer("deployment:edit");
  if (viewer.institutionId === null) notFound();
  const { summary, modules } = await orNotFound(getInstitution(viewer, { id: viewer.institutionId }));
  const [stored, locale, t] = await Promise.all([
    getDraft(viewer, { form: "deployment", subject: "new" }),
    getLocale(),
    getTranslations("deployments.form"),
  ]);
  const name = <RecordName name={summary.name} nameEn={summary.nameEn} />;
  return (
    <>
      <Thread
        nodes={[
          { kind: t("thread.institution"), name, href: `/institutions/${summary.id}` },
          { kind: t("thread.deployment"), name: t("thread.new"), current: true },
          { kind: t("thread.configuration"), name: t("thread.none"), ahead: true },
          { kind: t("thread.application"), name: t("thread.none"), ahead: true },
        ]}
      />
      <PageHead title={t("create")} kicker={<Kicker>{name}</Kicker>} lead={t("createLead")} />
      <DeploymentForm
        {...openedForm(newDeploymentValues(), stored)}
        {...deploymentOptions(locale, modules)}
        isNew
        endpoint="none"
        action={registerDeployment}
        saveDraft={keepDraft.bind(null, "deployment", "new")}
        discardDraft={dropDraft.bind(null, "deployment", "new")}
        notes={<DeploymentFormNotes />}
        cancelHref="/deployments"
      />
    </>
  );
}
