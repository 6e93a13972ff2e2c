/** The worker process: runs jobs until the supervisor says stop. */
import { logError } from "@/lib/http/log";
import { runWorker } from "@/lib/jobs/worker";
import { obeySupervisor, reportReady } from "./child";

const worker = await runWorker();
obeySupervisor(worker.stop);
worker.ended.then(
  () => process.exit(0),
  (error: unknown) => {
    logError(null, error, { process: "worker" });
    process.exit(1);
  },
);
reportReady();
