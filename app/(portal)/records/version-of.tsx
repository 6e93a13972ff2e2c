import { recordPath } from "@/components/records/record-view";
import { VersionNote } from "@/components/records/version-note";
import type { Viewer } from "@/lib/auth/actor";
import { env } from "@/lib/env";
import type { RecordSummary } from "@/lib/records/summary";
import { getCurrentVersion } from "@/lib/records/version-queries";

type Props = { viewer: Viewer; record: Pick<RecordSummary, "kind" | "id"> };

/** The version on the sheet, for the margin of a record's page and the foot of its print. */
export async function VersionOf({ viewer, record: { kind, id } }: Props) {
  const version = await getCurrentVersion(viewer, { id });
  if (version === null) return null;
  const url = new URL(recordPath(kind, id), env().baseUrl).href;
  return <VersionNote version={version} history={`/records/${kind}/${id}/versions`} url={url} />;
}
