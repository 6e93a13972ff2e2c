import type { SystemActor } from "@/lib/auth/actor";
import { newId } from "@/lib/ids";

/** A job at work for one institution, under the name of the job. */
export const jobActor = (job: string, institutionId: string): SystemActor => ({
  kind: "system",
  role: "system",
  job,
  institutionId,
  request: { requestId: newId(), address: null },
});
