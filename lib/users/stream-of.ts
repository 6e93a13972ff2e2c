import "server-only";
import { portalStream } from "@/lib/audit/append";
import type { Viewer } from "@/lib/auth/actor";

/** A hospital reads in its own trail what its people did for it; what everybody else does stands in the portal's. */
export const streamOf = ({ institutionId, jurisdiction }: Viewer) =>
  institutionId === null || jurisdiction === null
    ? portalStream
    : { institutionId, jurisdictionCode: jurisdiction.code };
