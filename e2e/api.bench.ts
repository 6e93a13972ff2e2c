/**
 * `npm run bench:api`: what /api/v1 costs. Requests a second of one reading and one writing over loopback HTTP to the built
 * portal as `npm start` runs it (HTTP, token, allowance, permission, scope, trail), each as a ratio to the bare SQL of the
 * same rows on the same database in the same run.
 */
import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import postgres from "postgres";
import { test } from "vitest";
import { newId } from "@/lib/ids";
import { deploymentValues } from "@/lib/testing/forms";
import { accounts } from "./people";
import { type Portal, removePortal, startPortal } from "./portal";

const SECONDS = 4;
const AT_ONCE = 8;
/** More callers than one allowance serves: the path is measured, not the limit. */
const TOKENS = 12;
const root = path.resolve(import.meta.dirname, "..");

async function makeToken({ dataDir }: Portal): Promise<string> {
  const command = ["--import", "tsx", "--conditions=react-server", "lib/cli/token.ts", "create"];
  const options = ["--email", accounts.itOfA, "--scopes", "deployment:read deployment:edit"];
  const env = { ...process.env, DATA_DIR: dataDir };
  const { stdout } = await promisify(execFile)(process.execPath, [...command, ...options], {
    cwd: root,
    env,
  });
  const secret = /hlo_[\w-]+/.exec(stdout)?.[0];
  if (secret === undefined) throw new Error(`no token: ${stdout}`);
  return secret;
}

/** Calls a second of `work`, a few at a time, over some seconds after a short warm-up. */
async function rate(work: () => Promise<unknown>): Promise<number> {
  for (let n = 0; n < 40; n += 1) await work();
  let calls = 0;
  const start = performance.now();
  const lane = async () => {
    while (performance.now() < start + SECONDS * 1000) {
      await work();
      calls += 1;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return calls / ((performance.now() - start) / 1000);
}

function callerOf({ baseUrl }: Portal, tokens: readonly string[]) {
  let turn = 0;
  return async (wanted: number, address: string, body?: object) => {
    const token = tokens[turn++ % tokens.length];
    const answer = await fetch(`${baseUrl}/api/v1${address}`, {
      headers: { authorization: `Bearer ${token}`, ...(body && { "content-type": "application/json" }) },
      ...(body && { method: "POST", body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (answer.status !== wanted) throw new Error(`answered ${answer.status}: ${text}`);
    return JSON.parse(text) as { id: string };
  };
}

function report(what: string, through: number, plain: number): void {
  const ratio = (through / plain).toFixed(2);
  console.log(`${what}: ${through.toFixed(0)}/s over HTTP, ${plain.toFixed(0)}/s bare SQL, ratio ${ratio}`);
}

test("what /api/v1 costs against bare SQL", async () => {
  const portal = await startPortal();
  // The one role that row security lets through, so that the bare statements are as bare as they can be.
  const bare = postgres(portal.ownerUrl, { max: AT_ONCE, connection: { role: "portal_maintenance" } });
  try {
    const tokens: string[] = [];
    while (tokens.length < TOKENS) tokens.push(await makeToken(portal));
    const call = callerOf(portal, tokens);
    const { id } = await call(201, "/deployments", deploymentValues());
    const read = await rate(() => call(200, `/deployments/${id}`));
    const bareRead = await rate(() => bare`select * from deployments where id = ${id}`);
    report("read", read, bareRead);
    const write = await rate(() => call(201, "/deployments", deploymentValues()));
    const bareWrite = await rate(
      () => bare`insert into deployments (institution_id, jurisdiction_code, id, name, number, module_id)
        select institution_id, jurisdiction_code, ${newId()}, name, number || ${newId()}, module_id
        from deployments where id = ${id}`,
    );
    report("write", write, bareWrite);
  } finally {
    await bare.end();
    await portal.stop();
    await removePortal(portal);
  }
});
