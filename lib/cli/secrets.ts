import { createHmac, randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { CliProblem } from "./words";

export type Secrets = { portal: string; auth: string };

/**
 * The portal's secret: from the environment, else made once in the data folder. The key of the sign-in tokens is derived
 * from it unless stated. Several machines on one database must be given the same PORTAL_SECRET.
 */
export function loadSecrets(folder: string, environment: Record<string, string | undefined>): Secrets {
  const portal = environment.PORTAL_SECRET || readOrMake(path.join(folder, "secret"));
  if (portal.length < 32) {
    throw new CliProblem({
      zh: "PORTAL_SECRET至少要有32个字符。",
      en: "PORTAL_SECRET needs at least 32 characters.",
    });
  }
  return { portal, auth: environment.NEXTAUTH_SECRET || derive(portal, "next-auth") };
}

/** A separate key for one purpose: knowing it tells nothing about the secret or the other keys. */
export function derive(secret: string, purpose: string): string {
  return createHmac("sha256", secret).update(purpose).digest("base64url");
}

/** Written whole under another name first: a killed start must not leave half a secret. */
function readOrMake(file: string): string {
  if (fs.existsSync(file)) return fs.readFileSync(file, "utf8").trim();
  const unfinished = `${file}.${process.pid}`;
  fs.writeFileSync(unfinished, randomBytes(32).toString("base64url"), { mode: 0o600 });
  fs.renameSync(unfinished, file);
  return fs.readFileSync(file, "utf8").trim();
}
