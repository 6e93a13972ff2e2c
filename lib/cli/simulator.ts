/** The simulator's process: a stand-in for a model server, on SIMULATOR_PORT, until the supervisor says stop or is gone. */
import { startSimulator } from "@/lib/llm/simulator/server";
import { obeySupervisor, reportReady } from "./child";

/** A number from the environment; nothing where it is not set. */
const milliseconds = (name: string) => {
  const value = Number(process.env[name] || Number.NaN);
  return Number.isFinite(value) ? value : null;
};
const driftAfterMs = milliseconds("SIMULATOR_DRIFT_AFTER_MS");
const pieceMs = milliseconds("SIMULATOR_PIECE_MS");
const simulator = await startSimulator({
  port: Number(process.env.SIMULATOR_PORT),
  ...(driftAfterMs === null ? {} : { driftAfterMs }),
  ...(pieceMs === null ? {} : { pieceMs }),
});
obeySupervisor(simulator.close);
reportReady();
