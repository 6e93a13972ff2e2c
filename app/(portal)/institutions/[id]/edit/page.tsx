import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { dropDraft, keepDraft } from "@/app/(portal)/drafts/actions";
import { InstitutionForm } from "@/components/institutions/institution-form";
import { InstitutionFormNotes } from "@/components/institutions/institution-form-notes";
import { institutionOptions } from "@/components/institutions/institution-form-options";
import { institutionFormValues } from "@/components/institutions/institution-form-values";
import { ClaimNotes } from "@/components/records/claim-notes";
import { NotEditable } from "@/components/records/not-editable";
import { RecordName } from "@/components/records/record-name";
import { Kicker, PageHead } from "@/components/ui/page-head";
import { Thread } from "@/components/ui/thread";
import { requireViewer } from "@/lib/auth/viewer";
import { orNotFound } from "@/lib/http/or-not-found";
import { getInstitution } from "@/lib/institutions/queries";
import { institutionFields } from "@/lib/institutions/schema";
import { claimOffers, claimValues } from "@/lib/records/claims";
import { openedForm } from "@/lib/records/form-values";
import { blanksOf } from "@/lib/records/provenance";
import { next } from "@/lib/records/rules";
import { sourcedOf, standingOf } from "@/lib/records/tables";
import { provinceCodes, provinceName } from "@/lib/reference/provinces";
import { getDraft } from "@/lib/users/queries";
import { latestInstitution, saveInstitution } from "../../actions";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("institutions.form"))("title") };
}

export default async function EditInstitutionPage({ params }: Props) {
  const viewer = await requireViewer("institution:edit");
  const { id } = await params;
  const { row, contacts, summary } = await orNotFound(getInstitution(viewer, { id }));
  const [stored, locale, t] = await Promise.all([
    getDraft(viewer, { form: "institution", subject: id }),
    getLocale(),
    getTranslations("institutions.form"),
  ]);
  const sourced = sourcedOf("institution", row);
  const words = { provinceAdcode: provinceName(row.provinceAdcode, locale) };
  const offers = claimOffers(sourced, institutionFields, words);
  const fresh = {
    ...institutionFormValues(row, contacts, blanksOf(row.provenance)),
    ...claimValues(sourced, institutionFields),
  };
  const title = Object.keys(offers).length > 0 ? t("claimTitle") : t("title");
  const name = <RecordName name={summary.name} nameEn={summary.nameEn} />;
  const href = `/institutions/${id}`;
  return (
    <>
      <Thread
        nodes={[
          { kind: t("thread.institution"), name, href },
          { kind: t("thread.edit"), name: title, current: true },
        ]}
      />
      <PageHead
        title={title}
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
        <InstitutionForm
          {...openedForm(fresh, stored)}
          offers={offers}
          {...institutionOptions(locale, row.participation)}
          action={saveInstitution}
          latest={latestInstitution.bind(null, id)}
          saveDraft={keepDraft.bind(null, "institution", id)}
          discardDraft={dropDraft.bind(null, "institution", id)}
          provinceName={provinceName(row.provinceAdcode, locale)}
          divisions={provinceCodes}
          notes={
            <>
              <ClaimNotes offers={offers} />
              <InstitutionFormNotes />
            </>
          }
          cancelHref={href}
        />
      )}
    </>
  );
}
