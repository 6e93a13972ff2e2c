import { request } from "@playwright/test";
import { freePort } from "@/db/embedded-postmaster";
import { recordsOfHospital } from "./database";
import { accounts, signIn } from "./people";
import { removePortal, startPortal } from "./portal";

/** A spot check of the first hospital, for the suites that look at every page. The demonstration begins with none. */
async function checkOnce(baseURL: string): Promise<void> {
  const hospital = await request.newContext({ baseURL, extraHTTPHeaders: { origin: baseURL } });
  await signIn(hospital, accounts.itOfA);
  const { deployment } = await recordsOfHospital(accounts.itOfA);
  const data = {
    deploymentId: deployment,
    suites: ["safety-probes@1"],
    languages: ["zh"],
    samplesPerItem: 1,
  };
  // The answer is the stream of the check, to its end.
  const answer = await hospital.post("/api/spot-checks", { data, timeout: 60_000 });
  if (!answer.ok()) throw new Error(`no spot check could be started: ${answer.status()}`);
  await hospital.dispose();
}

/**
 * One demonstration portal for the whole browser run, unless E2E_BASE_URL names one that runs already. Tests find it by
 * `baseURL` and its tables by E2E_OWNER_URL.
 */
export default async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.E2E_BASE_URL) return undefined;
  // A server of the hospital's own, which a journey starts there (model-server.ts).
  const modelPort = String(await freePort());
  const portal = await startPortal({ env: { ALLOW_LOOPBACK_ENDPOINT_PORTS: modelPort } });
  process.env.E2E_MODEL_PORT = modelPort;
  process.env.E2E_BASE_URL = portal.baseUrl;
  process.env.E2E_OWNER_URL = portal.ownerUrl;
  process.env.E2E_DATA_DIR = portal.dataDir;
  await checkOnce(portal.baseUrl);
  return async () => {
    const code = await portal.stop();
    await removePortal(portal);
    if (code !== 0) throw new Error(`the portal ended with ${code}:\n${portal.output()}`);
  };
}
