import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { keepDraft } from "@/app/(portal)/drafts/actions";
import { StandingOf, StandingWord } from "@/app/(portal)/records/classified-of";
import { CaseLine } from "@/components/cases/case-line";
import { ClassifiedNotes } from "@/components/classification/classified-notes";
import { ModuleTable } from "@/components/classification/module-table";
import { RecordForm } from "@/components/classification/record-form";
import { RecordResult } from "@/components/classification/record-result";
import { VersionDiff } from "@/components/classification/version-diff";
import { VersionTable } from "@/components/classification/version-table";
import { DutiesOfRecord } from "@/components/duties/duties-of-record";
import { RecordName } from "@/components/records/record-name";
import { ButtonLink } from "@/components/ui/button";
import { Folio } from "@/components/ui/folio";
import { NoteBox } from "@/components/ui/note-box";
import { PageHead } from "@/components/ui/page-head";
import { Thread } from "@/components/ui/thread";
import { getApplication } from "@/lib/applications/queries";
import { may } from "@/lib/auth/permissions";
import { requireViewer } from "@/lib/auth/viewer";
import { freeModuleKey, modulesOf, newestRevision } from "@/lib/classification/modules";
import { openedForm } from "@/lib/classification/opened";
import { publishedRuleSet } from "@/lib/classification/published";
import { MAIN_MODULE, moduleSubject } from "@/lib/classification/record-schema";
import { beijingDate, now } from "@/lib/clock";
import { orNotFound } from "@/lib/http/or-not-found";
import { getClassified } from "@/lib/obligations/classified-queries";
import { listUrgentObligations } from "@/lib/obligations/queries";
import { useCases } from "@/lib/reference/use-cases";
import { readSubmission } from "@/lib/reviews/queries/submission";
import { getDraft } from "@/lib/users/queries";
import { keepClassification, removeModule } from "./actions";
import { ToSign } from "./to-sign";

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ module?: string; form?: string; compare?: string }>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("classified.page"))("title") };
}

const demands = useCases.map(({ id, title, demands: { privacySecurity, reasoningExplainability } }) => ({
  id,
  title,
  privacySecurity: { min: privacySecurity.min, max: privacySecurity.max },
  reasoningExplainability: { min: reasoningExplainability.min, max: reasoningExplainability.max },
}));

/** The classification of one application: the form for whoever answers it, the result, what follows and all versions. */
export default async function ApplicationClassificationPage({ params, searchParams }: Props) {
  const viewer = await requireViewer("classification:read");
  const [{ id }, { module: asked, form, compare }] = await Promise.all([params, searchParams]);
  const { summary, deployment, institution, row } = await orNotFound(getApplication(viewer, { id }));
  const classified = await getClassified(viewer, { applicationId: id });
  const duties = await listUrgentObligations(viewer, { applicationId: id });
  const submission = may(viewer.role, "review:read")
    ? await readSubmission(viewer, { applicationId: id })
    : null;
  const t = await getTranslations("classified");
  const published = publishedRuleSet();
  if (published === undefined) throw new Error("no rule set is published");
  const { ruleSet, questionnaire } = published.compiled;
  const { versions } = classified;
  const canEdit = may(viewer.role, "classification:edit");
  const standing = submission?.standing ?? null;
  const isToSign = may(viewer.role, "review:sign") && standing === null;
  const modules = modulesOf(versions);
  const known = modules.find(({ key }) => key === asked) ?? (asked === "new" ? undefined : modules[0]);
  // Only who may fill it in gets as far as a new one.
  const key = known?.key ?? (modules.length > 0 && canEdit ? freeModuleKey(versions) : MAIN_MODULE);
  const inForce = known?.submitted ?? null;
  const latest = known?.newest ?? null;
  const revision = newestRevision(versions, key);
  const isForm = canEdit && (form !== undefined || inForce === null || latest?.state === "saved");
  const subject = moduleSubject(id, key);
  const draft = isForm ? await getDraft(viewer, { form: "classification", subject }) : null;
  const after = versions.find((version) => version.id === compare);
  const before =
    after && versions.find((each) => each.module === after.module && each.revision === after.revision - 1);
  return (
    <>
      <Thread
        nodes={[
          {
            kind: t("thread.institution"),
            name: <RecordName name={institution.name} nameEn={institution.nameEn} />,
            href: `/institutions/${institution.id}`,
          },
          {
            kind: t("thread.deployment"),
            name: <RecordName name={deployment.name} nameEn={deployment.nameEn} />,
            href: `/deployments/${deployment.id}`,
          },
          {
            kind: t("thread.application"),
            name: <RecordName name={summary.name} nameEn={summary.nameEn} />,
            href: `/applications/${id}`,
          },
          {
            kind: t("thread.classification"),
            name: inForce ? <StandingWord classified={classified} /> : t("none"),
            current: true,
          },
        ]}
      />
      {/* The form and the result bring a heading of their own. */}
      {!isForm && (isToSign || inForce === null) ? (
        <PageHead title={t("page.title")} lead={t("page.lead")} />
      ) : null}
      <ClassifiedNotes classified={classified} />
      {modules.length > 0 ? (
        <ModuleTable
          applicationId={id}
          modules={modules}
          shown={key}
          strictest={classified.strictest}
          remove={canEdit ? removeModule.bind(null, id) : undefined}
        />
      ) : null}
      {isForm ? (
        <RecordForm
          key={`${key} ${revision}`}
          version={ruleSet.version}
          applicationId={id}
          revision={revision}
          module={key}
          initial={openedForm(
            questionnaire,
            {
              draft: draft?.content ?? null,
              latest,
              prefilled: classified.prefilled,
            },
            beijingDate(now()),
          )}
          draftSavedAt={draft?.savedAt.toISOString() ?? null}
          prefilled={classified.prefilled}
          deploymentHref={`/deployments/${deployment.id}/edit`}
          demands={demands}
          saveDraft={keepDraft.bind(null, "classification", subject)}
          action={keepClassification}
        />
      ) : null}
      {!isForm && inForce !== null ? (
        <>
          <div className="my-4">
            <NoteBox title={<StandingOf classified={classified} />}>
              <p>{known?.name ?? t("page.main")}</p>
              {standing === null ? null : <CaseLine of={standing} />}
            </NoteBox>
          </div>
          {canEdit ? (
            <p className="my-3 print:hidden">
              <ButtonLink href={`/applications/${id}/classification?module=${key}&form=1`}>
                {t("page.again")}
              </ButtonLink>
            </p>
          ) : null}
          {submission !== null && isToSign ? (
            <ToSign
              viewer={viewer}
              applicationId={id}
              institutionId={institution.id}
              submission={submission}
            />
          ) : (
            <RecordResult
              version={inForce.ruleSetVersion}
              answers={inForce.answers}
              asOf={inForce.asOf}
              useCase={row.useCaseId ?? ""}
              demands={demands}
            />
          )}
        </>
      ) : null}
      {!isForm && inForce === null ? <p className="muted my-5">{t("section.empty")}</p> : null}
      {versions.length > 0 ? (
        <div className="mt-6">
          <Folio>
            <DutiesOfRecord duties={duties} acts={{}} />
            <VersionTable applicationId={id} versions={versions} />
            {after && before ? <VersionDiff before={before} after={after} /> : null}
          </Folio>
        </div>
      ) : null}
    </>
  );
}
