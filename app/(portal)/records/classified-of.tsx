import { useLocale } from "next-intl";
import { getTranslations } from "next-intl/server";
import { CaseLine } from "@/components/cases/case-line";
import { ClassifiedSection } from "@/components/classification/classified-section";
import { StandingLine } from "@/components/classification/standing-line";
import { DutiesOfRecord } from "@/components/duties/duties-of-record";
import type { DutyActs } from "@/components/duties/duty-acts";
import type { ThreadNode } from "@/components/ui/thread";
import type { Viewer } from "@/lib/auth/actor";
import { may } from "@/lib/auth/permissions";
import { statusLook } from "@/lib/classification/labels";
import { formatDate } from "@/lib/i18n/format";
import type { Classified } from "@/lib/obligations/classified-queries";
import { listUrgentObligations } from "@/lib/obligations/queries";
import { codeLabel } from "@/lib/reference/codes";
import { readSubmission } from "@/lib/reviews/queries/submission";
import { evidenceDuty, judgeDuty, measureDuty, waiveDuty } from "./duty-actions";

type Props = { viewer: Viewer; classified: Classified };

/** Classification and obligations of an application, on its record. */
export async function ClassifiedOf({ viewer, classified }: Props) {
  const applicationId = classified.application.id;
  const [duties, submission] = await Promise.all([
    listUrgentObligations(viewer, { applicationId }),
    may(viewer.role, "review:read") ? readSubmission(viewer, { applicationId }) : null,
  ]);
  const standing = submission?.standing ?? null;
  const canEdit = may(viewer.role, "classification:edit");
  return (
    <>
      <ClassifiedSection
        classified={classified}
        standing={<StandingOf classified={classified} />}
        review={
          standing === null ? null : (
            <div className="mt-4">
              <CaseLine of={standing} />
            </div>
          )
        }
        canEdit={canEdit}
        maySign={may(viewer.role, "review:sign") && standing === null}
      />
      <DutiesOfRecord duties={duties} acts={dutyActsOf(viewer)} />
    </>
  );
}

/** What this viewer may do about obligations. */
function dutyActsOf({ role, authority }: Viewer): DutyActs {
  const canMeet = may(role, "obligation:meet");
  const canJudge = authority !== null && may(role, "review:decide");
  return {
    evidence: canMeet ? evidenceDuty : undefined,
    measure: canMeet ? measureDuty : undefined,
    judge: canJudge ? { action: judgeDuty, authority } : undefined,
    waive: may(role, "obligation:waive") ? waiveDuty : undefined,
  };
}

/** What stands behind what an application is classified as, with the way to the case that decided. */
export function StandingOf({ classified: { decided } }: Pick<Props, "classified">) {
  if (decided === null) return <StandingLine decision={null} />;
  const { standing, authority, caseNumber, caseId, decidedAt, overrides } = decided;
  const decision = {
    standing,
    authority,
    caseNumber,
    decidedOn: formatDate(decidedAt),
    overrides: overrides.map(({ moduleKey: module, derivedStatus, derivedClass, status, class: of }) => ({
      module,
      derived: { status: derivedStatus, class: derivedClass },
      set: { status, class: of },
    })),
  };
  return <StandingLine decision={decision} caseId={caseId} />;
}

/** The same in a word, for the thread. */
export function StandingWord({ classified: { decided } }: Pick<Props, "classified">) {
  return codeLabel("classificationStandings", decided?.standing ?? "derived", useLocale());
}

/** The leg of the thread that says how the application is classified. */
export async function legsOf({ application, strictest }: Classified): Promise<ThreadNode[]> {
  const [t, word] = await Promise.all([
    getTranslations("classified"),
    getTranslations("classification.status"),
  ]);
  const kind = t("thread.classification");
  const href = `/applications/${application.id}/classification`;
  const status = strictest?.results.CN?.status ?? null;
  if (status === null) return [{ kind, name: t("none"), href, ahead: true }];
  return [{ kind, name: word(statusLook(status).key, { code: status }), href }];
}
