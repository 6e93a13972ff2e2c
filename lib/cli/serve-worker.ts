import { isSameProcess } from "@/db/process-info";
import type { Lifetime } from "./lifetime";
import type { Plan } from "./plan";
import { readRecord } from "./process-record";
import { loadSecrets } from "./secrets";
import { diedSentence, entry } from "./serve";
import { childEnvironment, serverFlags, spawnChild } from "./spawn-child";
import { type PortalState, readState } from "./state-file";
import { CliProblem } from "./words";

/** One more worker: beside the portal that runs on this data folder, or on any machine with WORKER_DATABASE_URL. */
export async function serveWorker(plan: Plan, lifetime: Lifetime): Promise<void> {
  const worker = spawnChild({
    name: "worker",
    argv: [...serverFlags, entry("worker")],
    env: workerEnvironment(plan),
    hold: null,
  });
  lifetime.onEnd(() => worker.stop());
  void worker.exited.then(() => lifetime.end({ code: 1, sentence: diedSentence("worker") }));
  await worker.ready;
}

function workerEnvironment(plan: Plan): NodeJS.ProcessEnv {
  const url = process.env.WORKER_DATABASE_URL;
  const address = url
    ? { workerUrl: url, instance: plan.instance, simulatorPort: null }
    : runningPortal(plan);
  const secrets = loadSecrets(plan.folder, process.env);
  return childEnvironment({
    WORKER_DATABASE_URL: address.workerUrl,
    PORTAL_INSTANCE: address.instance,
    PORTAL_SECRET: secrets.portal,
    PORTAL_DATA_DIR: plan.folder,
    SIMULATOR_PORT: String(address.simulatorPort ?? ""),
  });
}

function runningPortal(plan: Plan): Pick<PortalState, "workerUrl" | "instance" | "simulatorPort"> {
  const state = readState(plan.folder);
  const supervisor = readRecord(plan.folder)?.supervisor;
  if (state !== null && supervisor !== undefined && isSameProcess(supervisor.pid, supervisor.startedAt)) {
    return state;
  }
  throw new CliProblem({
    zh: `数据目录${plan.folder}上没有正在运行的平台，请先启动平台，或设置WORKER_DATABASE_URL。`,
    en: `No portal runs on the data folder ${plan.folder}: start it first, or set WORKER_DATABASE_URL.`,
  });
}
