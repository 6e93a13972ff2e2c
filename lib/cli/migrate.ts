/**
 * `npm run db:migrate [-- --live]`: brings the database up to date without serving. On the embedded database it starts
 * the server for that time; on DATABASE_URL it is what a deployment runs before its new version.
 */
import { openDatabase, openFolder } from "./database-step";
import { makePlan } from "./plan";
import { prepareInChild } from "./prepare-step";
import { holdFolder } from "./process-record";
import { loadSecrets } from "./secrets";
import { CliProblem, inTerminalLanguage } from "./words";

async function main(): Promise<void> {
  const plan = makePlan(process.argv.slice(2), process.env);
  openFolder(plan.folder);
  const hold = await holdFolder(plan.folder, "npm run db:migrate");
  try {
    const secrets = loadSecrets(plan.folder, process.env);
    const database = await openDatabase(plan);
    try {
      const order = {
        ownerUrl: database.ownerUrl,
        instance: plan.instance,
        secret: secrets.portal,
        dataDir: plan.folder,
      };
      const prepared = await prepareInChild(order, hold, new AbortController().signal);
      for (const line of prepared.lines) console.log(inTerminalLanguage(line));
      console.log(inTerminalLanguage({ zh: "数据库已是最新。", en: "The database is up to date." }));
    } finally {
      await database.embedded?.stop();
    }
  } finally {
    hold.release();
  }
}

main().catch((error: unknown) => {
  if (!(error instanceof CliProblem)) throw error;
  console.error(inTerminalLanguage(error.sentence));
  process.exit(1);
});
