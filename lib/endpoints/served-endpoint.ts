import "server-only";
import { eq } from "drizzle-orm";
import { endpoints } from "@/db/schema/endpoints";
import { scopeOf, type Viewer } from "@/lib/auth/actor";
import { scoped } from "@/lib/database";
import { AppError } from "@/lib/errors";
import type { CallRefusal } from "./rules";

export type ServedEndpoint = {
  id: string;
  institutionId: string;
  jurisdictionCode: string;
  deploymentId: string;
};

/** The endpoint of a deployment within the viewer's reach; another's is not told from none. */
export async function servedEndpoint(viewer: Viewer, deploymentId: string): Promise<ServedEndpoint> {
  const { id, institutionId, jurisdictionCode } = endpoints;
  const [found] = await scoped(scopeOf(viewer), (tx) =>
    tx
      .select({ id, institutionId, jurisdictionCode, deploymentId: endpoints.deploymentId })
      .from(endpoints)
      .where(eq(endpoints.deploymentId, deploymentId)),
  );
  if (found === undefined) throw new AppError("record.not-found");
  return found;
}

/** A refusal of the call path in the words of a refusal to a person. */
export function refusalError(reason: CallRefusal): AppError {
  return new AppError(reason === "not-found" ? "record.not-found" : `endpoint.${reason}`);
}
