import { spawnSync } from "node:child_process";
import fs from "node:fs";
import { CliProblem } from "./words";

/** Debian's, the first that it has. The shell draws pages alone; the whole browser draws a window around each, at three times the cost. */
const packages = ["chromium-headless-shell", "chromium"];
const installLine = (name: string) => `apt-get install -y --no-install-recommends ${name} fonts-noto-cjk`;
const aptLine = `apt-get update && ${installLine("chromium")}`;

const usualPlaces = [
  "/usr/bin/chromium-headless-shell",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/usr/bin/microsoft-edge",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** A browser of this machine that starts, or null. CHROMIUM_PATH comes first. */
export function installedBrowser(stated = process.env.CHROMIUM_PATH): string | null {
  const places = stated ? [stated, ...usualPlaces] : usualPlaces;
  return places.find(starts) ?? null;
}

/**
 * The browser for the tests: an installed one, else Debian's by apt (root only), else the one from npm, which brings no
 * Chinese font. Finding none is an error with the line that helps; tests are never skipped for it.
 */
export async function findBrowser(): Promise<string> {
  const found = installedBrowser() ?? installWithApt() ?? (await packagedBrowser());
  if (found !== null) return found;
  throw new CliProblem({
    zh: `找不到可用的浏览器，请运行：${aptLine}，或用CHROMIUM_PATH指定。`,
    en: `No browser was found: run ${aptLine}, or name one with CHROMIUM_PATH.`,
  });
}

/** Chromium's arguments: no sandbox where it can't work (root), and none of its own traffic. */
export function browserArguments(isRoot: boolean): readonly string[] {
  const quiet = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
  ];
  return isRoot ? ["--no-sandbox", ...quiet] : quiet;
}

function starts(file: string): boolean {
  return fs.existsSync(file) && spawnSync(file, ["--version"], { stdio: "ignore" }).status === 0;
}

function installWithApt(): string | null {
  if (process.getuid?.() !== 0 || !fs.existsSync("/usr/bin/apt-get")) return null;
  const quietly = {
    stdio: "ignore",
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    shell: true,
  } as const;
  spawnSync("apt-get update", quietly);
  for (const name of packages) {
    console.log(`installing a browser: ${installLine(name)}`);
    spawnSync(installLine(name), quietly);
    const found = installedBrowser();
    if (found !== null) return found;
  }
  return null;
}

async function packagedBrowser(): Promise<string | null> {
  try {
    const { default: chromium } = await import("@sparticuz/chromium");
    const file = await chromium.executablePath();
    return starts(file) ? file : null;
  } catch {
    return null;
  }
}
