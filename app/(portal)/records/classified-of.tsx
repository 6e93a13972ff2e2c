import { getTranslations } from "next-intl/server";
import { ClassifiedSection } from "@/components/classification/classified-section";
import { DutiesOfRecord } from "@/components/duties/duties-of-record";
import type { ThreadNode } from "@/components/ui/thread";
import type { Viewer } from "@/lib/auth/actor";
import { may } from "@/lib/auth/permissions";
import { statusLook } from "@/lib/classification/labels";
import type { Classified } from "@/lib/obligations/classified-queries";
import { listUrgentObligations } from "@/lib/obligations/queries";
import { evidenceDuty, waiveDuty } from "./duty-actions";

type Props = { viewer: Viewer; classified: Classified };

/** Classification and obligations of an application, on its record. */
export async function ClassifiedOf({ viewer, classified }: Props) {
  const duties = await listUrgentObligations(viewer, { applicationId: classified.application.id });
  const canEdit = may(viewer.role, "classification:edit");
  return (
    <>
      <ClassifiedSection classified={classified} canEdit={canEdit} />
      <DutiesOfRecord
        duties={duties}
        acts={{
          evidence: may(viewer.role, "obligation:meet") ? evidenceDuty : undefined,
          waive: may(viewer.role, "obligation:waive") ? waiveDuty : undefined,
        }}
      />
    </>
  );
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
