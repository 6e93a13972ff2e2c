import { removePortal, startPortal } from "./portal";

/**
 * One demonstration portal for the whole browser run, unless E2E_BASE_URL names one that runs already. Tests find it by
 * `baseURL` and its tables by E2E_OWNER_URL.
 */
export default async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.E2E_BASE_URL) return undefined;
  const portal = await startPortal();
  process.env.E2E_BASE_URL = portal.baseUrl;
  process.env.E2E_OWNER_URL = portal.ownerUrl;
  process.env.E2E_DATA_DIR = portal.dataDir;
  return async () => {
    const code = await portal.stop();
    await removePortal(portal);
    if (code !== 0) throw new Error(`the portal ended with ${code}:\n${portal.output()}`);
  };
}
