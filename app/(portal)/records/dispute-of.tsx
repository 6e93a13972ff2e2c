import { DisputePanel } from "@/components/records/dispute-panel";
import type { Viewer } from "@/lib/auth/actor";
import { may } from "@/lib/auth/permissions";
import { listDisputesOf } from "@/lib/records/dispute-queries";
import { disputeRecord, settleDispute, takeDisputeBack } from "./actions";

type Root = Parameters<typeof DisputePanel>[0]["root"];
type Standing = { institutionId: string; publishedRevision: number | null; state: string };
type Props = { viewer: Viewer; root: Root; row: Standing };

/** The disputes of a record, under what the reader may do with it. */
export async function DisputeOf({ viewer, root, row }: Props) {
  const disputes = await listDisputesOf(viewer, { institutionId: row.institutionId, recordId: root.id });
  const isPublic = row.publishedRevision !== null && row.state !== "retired";
  return (
    <DisputePanel
      root={root}
      disputes={disputes}
      can={{
        file: isPublic && may(viewer.role, "record:dispute"),
        decide: may(viewer.role, "record:verify"),
      }}
      acts={{ file: disputeRecord, withdraw: takeDisputeBack, decide: settleDispute }}
    />
  );
}
