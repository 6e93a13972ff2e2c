/** `npm run build`: builds unless the build is of these sources; `--force` builds in any case. */
import fs from "node:fs";
import path from "node:path";
import { ensureBuild } from "./build-step";

const root = path.resolve(import.meta.dirname, "../..");
if (process.argv.includes("--force")) fs.rmSync(path.join(root, ".next", "source-digest"), { force: true });
const aborter = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => aborter.abort());
const built = await ensureBuild({ root, isLoud: true, hold: null, signal: aborter.signal });
process.exitCode = built ? 0 : 1;
