/**
 * One person's browser, as the database sees it: signs in and writes through the product's own commands until it is
 * killed or the database goes. What was acknowledged is a line in a file before the next write begins.
 * Started by write-loop.spec.ts: node … writer.ts FILE EMAIL PASSWORD
 */
import fs from "node:fs";
import { createApplication } from "@/lib/applications/commands";
import type { Viewer } from "@/lib/auth/actor";
import { viewerOfSession } from "@/lib/auth/mint";
import { signIn } from "@/lib/auth/sign-in";
import { createDeployment, saveConfiguration } from "@/lib/deployments/commands";
import { newId } from "@/lib/ids";
import { applicationValues, configurationValues, deploymentValues } from "@/lib/testing/forms";
import type { Acknowledged } from "./stored";

const [file = "", email = "", password = ""] = process.argv.slice(2);
const request = { requestId: newId(), address: null };
const LOOPS = 3;

function acknowledge(line: Acknowledged): void {
  fs.appendFileSync(file, `${JSON.stringify(line)}\n`);
}

async function arrive(): Promise<Viewer> {
  const { sessionId } = await signIn({ email, password, userAgent: "write-loop", request });
  const viewer = await viewerOfSession(sessionId, request);
  if (viewer === null) throw new Error("the viewer of a fresh session");
  return viewer;
}

async function write(viewer: Viewer): Promise<never> {
  for (;;) {
    const name = `写入${newId()}`;
    const made = await createDeployment(viewer, deploymentValues(name));
    acknowledge({ kind: "deployment", id: made.id, number: made.number, name });
    const saved = await saveConfiguration(viewer, configurationValues(made.id, 1));
    acknowledge({ kind: "configuration", id: saved.id, number: null, name: made.id });
    const use = await createApplication(viewer, applicationValues(made.id, name));
    acknowledge({ kind: "application", id: use.id, number: use.number, name });
  }
}

const viewer = await arrive();
// The first loop that meets a dead database ends them all: whether its write was stored, nobody was told.
await Promise.race(Array.from({ length: LOOPS }, () => write(viewer))).catch((error: unknown) => {
  console.log(error instanceof Error ? error.message.split("\n")[0] : error);
  process.exit(3);
});
