import { LatestChecks } from "@/components/spot-checks/latest-checks";
import type { Viewer } from "@/lib/auth/actor";
import { may } from "@/lib/auth/permissions";
import { listSpotChecks } from "@/lib/spot-checks/queries";
import { shownCheck } from "@/lib/spot-checks/shown-check";

const LATEST = 3;

/** The latest spot checks of a deployment, and the way to start one, for who may see them. */
export async function SpotChecksOf({ viewer, deploymentId }: { viewer: Viewer; deploymentId: string }) {
  if (!may(viewer.role, "spot-check:read")) return null;
  const asked = { state: null, deploymentId, before: null, limit: LATEST };
  const { items } = await listSpotChecks(viewer, asked);
  return (
    <LatestChecks
      deploymentId={deploymentId}
      checks={items.map(shownCheck)}
      mayStart={may(viewer.role, "spot-check:start")}
    />
  );
}
