import { OpenReports } from "@/components/reports/open-reports";
import type { Viewer } from "@/lib/auth/actor";
import { may } from "@/lib/auth/permissions";
import { listReportsOf } from "@/lib/reports/queries";

/** The error reports that wait on a record, for whoever answers such; nothing where none waits. */
export async function ReportsOf({ viewer, recordId, at }: { viewer: Viewer; recordId: string; at: Date }) {
  if (!may(viewer.role, "report:answer")) return null;
  const { items, count } = await listReportsOf(viewer, { recordId });
  if (count === 0) return null;
  return <OpenReports reports={items.map(({ report }) => report)} count={count} at={at} />;
}
