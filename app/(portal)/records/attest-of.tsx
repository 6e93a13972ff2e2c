import { AttestPanel } from "@/components/records/attest-panel";
import { isConfirmedView } from "@/components/records/record-view";
import type { Viewer } from "@/lib/auth/actor";
import { may } from "@/lib/auth/permissions";
import { beijingDate } from "@/lib/clock";
import { mayAttest } from "@/lib/records/freshness";
import type { RecordSummary } from "@/lib/records/summary";
import { attestStillTrue } from "./actions";

type Props = { viewer: Viewer; record: RecordSummary; at: Date };

/** The yearly attestation, for whoever may give it while it may be given. */
export function AttestOf({ viewer, record, at }: Props) {
  const { kind, id, revision, attestDue, state } = record;
  const today = beijingDate(at);
  const isOpen = attestDue !== null && state === "published" && isConfirmedView(record);
  if (!isOpen || !mayAttest(attestDue, today) || !may(viewer.role, "record:confirm")) return null;
  return <AttestPanel root={{ kind, id, revision }} due={attestDue} today={today} action={attestStillTrue} />;
}
