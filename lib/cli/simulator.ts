/** The simulator's process: a stand-in for a model server, on SIMULATOR_PORT, until the supervisor says stop or is gone. */
import { startSimulator } from "@/lib/llm/simulator/server";
import { obeySupervisor, reportReady } from "./child";

const driftAfterMs = Number(process.env.SIMULATOR_DRIFT_AFTER_MS || Number.NaN);
const simulator = await startSimulator({
  port: Number(process.env.SIMULATOR_PORT),
  ...(Number.isFinite(driftAfterMs) ? { driftAfterMs } : {}),
});
obeySupervisor(simulator.close);
reportReady();
