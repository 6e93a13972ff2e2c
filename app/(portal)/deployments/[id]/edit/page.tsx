import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { dropDraft, keepDraft } from "@/app/(portal)/drafts/actions";
import { DeploymentForm } from "@/components/deployments/deployment-form";
import { DeploymentFormNotes } from "@/components/deployments/deployment-form-notes";
import { deploymentOptions } from "@/components/deployments/deployment-form-options";
import { deploymentFormValues, recordedEndpoint } from "@/components/deployments/deployment-form-values";
import { ClaimNotes } from "@/components/records/claim-notes";
import { NotEditable } from "@/components/records/not-editable";
import { RecordName } from "@/components/records/record-name";
import { Kicker, PageHead } from "@/components/ui/page-head";
import { Thread } from "@/components/ui/thread";
import { requireViewer } from "@/lib/auth/viewer";
import { getDeployment } from "@/lib/deployments/queries";
import { deploymentFields } from "@/lib/deployments/schema";
import { orNotFound } from "@/lib/http/or-not-found";
import { claimOffers, claimValues } from "@/lib/records/claims";
import { openedForm } from "@/lib/records/form-values";
import { blanksOf } from "@/lib/records/provenance";
import { next } from "@/lib/records/rules";
import { sourcedOf, standingOf } from "@/lib/records/tables";
import { getDraft } from "@/lib/users/queries";
import { latestDeployment, saveDeployment } from "../../actions";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("deployments.form"))("edit") };
}

export default async function EditDeploymentPage({ params }: Props) {
  const viewer = await requireViewer("deployment:edit");
  const { id } = await params;
  const page = await orNotFound(getDeployment(viewer, { id }));
  const { row, institution, endpoint, modules } = page;
  const [stored, locale, t] = await Promise.all([
    getDraft(viewer, { form: "deployment", subject: id }),
    getLocale(),
    getTranslations("deployments.form"),
  ]);
  const owner = <RecordName name={institution.name} nameEn={institution.nameEn} />;
  const href = `/deployments/${id}`;
  const sourced = sourcedOf("deployment", row);
  const offers = claimOffers(sourced, deploymentFields);
  const fresh = {
    ...deploymentFormValues(row, page.module, endpoint, blanksOf(row.provenance)),
    ...claimValues(sourced, deploymentFields),
  };
  return (
    <>
      <Thread
        nodes={[
          { kind: t("thread.institution"), name: owner, href: `/institutions/${institution.id}` },
          { kind: t("thread.deployment"), name: row.name, href, current: true },
        ]}
      />
      <PageHead
        title={Object.keys(offers).length > 0 ? t("claimTitle") : t("edit")}
        kicker={
          <Kicker>
            {row.name}
            <code>{row.number}</code>
          </Kicker>
        }
        lead={t("editLead")}
      />
      {next(standingOf(row), "edit") === null ? (
        <NotEditable href={href} />
      ) : (
        <DeploymentForm
          {...openedForm(fresh, stored)}
          offers={offers}
          {...deploymentOptions(locale, modules)}
          isNew={false}
          endpoint={recordedEndpoint(endpoint)}
          action={saveDeployment}
          latest={latestDeployment.bind(null, id)}
          saveDraft={keepDraft.bind(null, "deployment", id)}
          discardDraft={dropDraft.bind(null, "deployment", id)}
          notes={
            <>
              <ClaimNotes offers={offers} />
              <DeploymentFormNotes />
            </>
          }
          cancelHref={href}
        />
      )}
    </>
  );
}
