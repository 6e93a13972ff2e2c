import { z } from "zod";
import type { JobContract } from "@/lib/jobs/contract";

/** Asks what a check has left to ask. One check at a time of one endpoint; within it, as many calls at once as the endpoint takes. */
export const runJob: JobContract<{ institutionId: string; checkId: string; endpointId: string }> = {
  name: "spot-check.run",
  payload: z.strictObject({ institutionId: z.uuid(), checkId: z.uuid(), endpointId: z.uuid() }),
  key: ({ checkId }) => `spot-check.run ${checkId}`,
  queue: ({ endpointId }) => `endpoint ${endpointId}`,
  // A worker that was killed or told to stop has used one; a check may outlive many of them.
  maxAttempts: 25,
};
