/** `npm run audit:checkpoint [-- --live]`: signs where every stream stands now, beside the daily one of the worker. */
import { connect } from "@/db/client";
import { takeCheckpoint } from "@/lib/audit/take-checkpoint";
import { putDatabase } from "@/lib/database";
import { makePlan } from "./plan";
import { readState } from "./state-file";
import { runCommand } from "./with-database";
import { CliProblem, inTerminalLanguage } from "./words";

async function main(): Promise<number> {
  const plan = makePlan(process.argv.slice(2), process.env);
  const state = readState(plan.folder);
  if (state === null) {
    throw new CliProblem({
      zh: `数据目录${plan.folder}上没有正在运行的平台，请先启动平台。`,
      en: `No portal runs on the data folder ${plan.folder}: start it first.`,
    });
  }
  process.env.PORTAL_DATA_DIR = plan.folder;
  const database = connect(state.appUrl, { max: 1 });
  putDatabase(database);
  await takeCheckpoint().finally(() => database.close());
  console.log(inTerminalLanguage({ zh: "已签发存证检查点。", en: "Checkpoint signed." }));
  return 0;
}

runCommand(main);
