import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { dropDraft, keepDraft } from "@/app/(portal)/drafts/actions";
import { ConfigurationForm } from "@/components/deployments/configuration-form";
import { ConfigurationFormNotes } from "@/components/deployments/configuration-form-notes";
import { configurationSpec } from "@/components/deployments/configuration-form-spec";
import { configurationFormValues } from "@/components/deployments/configuration-form-values";
import { ConfigurationSaved } from "@/components/deployments/configuration-saved";
import { ClaimNotes } from "@/components/records/claim-notes";
import { NotEditable } from "@/components/records/not-editable";
import { RecordName } from "@/components/records/record-name";
import { one, type SearchParams } from "@/components/records/search-value";
import { Kicker, PageHead } from "@/components/ui/page-head";
import { Thread } from "@/components/ui/thread";
import { requireViewer } from "@/lib/auth/viewer";
import { configurationFields, configured } from "@/lib/deployments/configuration";
import { getDeployment } from "@/lib/deployments/queries";
import { orNotFound } from "@/lib/http/or-not-found";
import { claimOffers, claimValues } from "@/lib/records/claims";
import { formOptions } from "@/lib/records/form-options";
import { openedForm } from "@/lib/records/form-values";
import { blanksOf } from "@/lib/records/provenance";
import { next } from "@/lib/records/rules";
import { standingOf } from "@/lib/records/tables";
import { getDraft } from "@/lib/users/queries";
import { latestConfiguration, putInForce } from "../../actions";

type Props = { params: Promise<{ id: string }>; searchParams: SearchParams };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("deployments.form.configuration"))("title") };
}

export default async function ConfigurationPage({ params, searchParams }: Props) {
  const viewer = await requireViewer("deployment:edit");
  const { id } = await params;
  const { row, institution, configurations, current } = await orNotFound(getDeployment(viewer, { id }));
  const saved = one((await searchParams).saved);
  const at = configurations.findIndex(({ configuration }) => configuration.id === saved);
  const justSaved = configurations[at];
  const [stored, locale, t] = await Promise.all([
    getDraft(viewer, { form: "configuration", subject: id }),
    getLocale(),
    getTranslations("deployments.form"),
  ]);
  const owner = <RecordName name={institution.name} nameEn={institution.nameEn} />;
  const href = `/deployments/${id}`;
  const known = current?.configuration ?? null;
  const sourced = configured(known);
  const offers = claimOffers(sourced, configurationFields);
  const fresh = {
    ...configurationFormValues(row, known, blanksOf(sourced.provenance)),
    ...claimValues(sourced, configurationFields),
  };
  const title = t(`configuration.${Object.keys(offers).length > 0 ? "claimTitle" : "title"}`);
  const isOpen = next(standingOf(row), "edit") !== null;
  return (
    <>
      <Thread
        nodes={[
          { kind: t("thread.institution"), name: owner, href: `/institutions/${institution.id}` },
          { kind: t("thread.deployment"), name: row.name, href },
          { kind: t("thread.configuration"), name: title, current: true },
        ]}
      />
      <PageHead
        title={title}
        kicker={
          <Kicker>
            {row.name}
            <code>{row.number}</code>
          </Kicker>
        }
        lead={t("configuration.lead")}
      />
      {justSaved ? (
        <ConfigurationSaved deploymentId={id} saved={justSaved} before={configurations[at + 1] ?? null} />
      ) : null}
      {!justSaved && !isOpen ? <NotEditable href={href} /> : null}
      {!justSaved && isOpen ? (
        <ConfigurationForm
          {...openedForm(fresh, stored)}
          offers={offers}
          options={formOptions(configurationSpec, locale)}
          action={putInForce}
          latest={latestConfiguration.bind(null, id)}
          saveDraft={keepDraft.bind(null, "configuration", id)}
          discardDraft={dropDraft.bind(null, "configuration", id)}
          notes={
            <>
              <ClaimNotes offers={offers} />
              <ConfigurationFormNotes current={known} />
            </>
          }
          cancelHref={href}
        />
      ) : null}
    </>
  );
}
