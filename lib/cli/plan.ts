import path from "node:path";
import type { InstanceKind } from "@/db/values";
import { CliProblem } from "./words";

/** What a start will run, decided from the command line and the environment before anything is touched. */
export type Plan = {
  mode: "serve" | "dev" | "worker";
  instance: InstanceKind;
  /** Null: the embedded database of this instance. */
  externalUrl: string | null;
  /** Everything this instance keeps on disk. */
  folder: string;
  port: number;
  /** Null: localhost in both address families. */
  host: string | null;
};

type Environment = Record<string, string | undefined>;

const known = new Set(["--live", "--dev", "--worker"]);

/**
 * Without DATABASE_URL and without --live: the demonstration. DATABASE_URL: a live instance on that server.
 * A demonstration on an outside server is for tests only and must be named (PORTAL_INSTANCE=demo).
 */
export function makePlan(args: readonly string[], environment: Environment): Plan {
  const unknown = args.find((arg) => !known.has(arg));
  if (unknown !== undefined) {
    throw new CliProblem({ zh: `不认识选项${unknown}。`, en: `The option ${unknown} is not known.` });
  }
  const externalUrl = environment.DATABASE_URL || null;
  const instance = chooseInstance(args.includes("--live"), externalUrl !== null, environment.PORTAL_INSTANCE);
  const data = path.resolve(environment.DATA_DIR || ".data");
  return {
    mode: chooseMode(args),
    instance,
    externalUrl: externalUrl === null ? null : checkUrl(externalUrl),
    folder: path.join(data, externalUrl === null ? instance : "external"),
    port: parsePort(environment.PORT),
    host: environment.HOST || null,
  };
}

function chooseMode(args: readonly string[]): Plan["mode"] {
  if (args.includes("--worker")) return "worker";
  return args.includes("--dev") ? "dev" : "serve";
}

function chooseInstance(live: boolean, external: boolean, named: string | undefined): InstanceKind {
  const chosen = named || (live || external ? "live" : "demo");
  if (chosen !== "demo" && chosen !== "live") {
    throw new CliProblem({
      zh: `PORTAL_INSTANCE只能是demo或live，不能是${chosen}。`,
      en: `PORTAL_INSTANCE is demo or live, not ${chosen}.`,
    });
  }
  if (live && chosen === "demo") {
    throw new CliProblem({
      zh: "--live与PORTAL_INSTANCE=demo互相矛盾。",
      en: "--live and PORTAL_INSTANCE=demo contradict each other.",
    });
  }
  return chosen;
}

function checkUrl(url: string): string {
  const protocol = URL.canParse(url) ? new URL(url).protocol : "";
  if (protocol === "postgres:" || protocol === "postgresql:") return url;
  throw new CliProblem({
    zh: "DATABASE_URL不是postgres://用户:密码@主机:端口/数据库 形式的地址。",
    en: "DATABASE_URL is not an address of the form postgres://user:password@host:port/database.",
  });
}

/** 3000 unless stated; a whole number from 1 to 65535. */
export function parsePort(text: string | undefined): number {
  if (text === undefined || text === "") return 3000;
  const port = Number(text);
  if (/^\d+$/.test(text) && port >= 1 && port <= 65535) return port;
  throw new CliProblem({
    zh: `PORT须是1到65535的整数，不能是${text}。`,
    en: `PORT is a whole number from 1 to 65535, not ${text}.`,
  });
}
