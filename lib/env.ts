import "server-only";
import path from "node:path";
import { z } from "zod";
import { instanceKinds } from "@/db/values";

/**
 * The environment of web, worker and command line. Each value is looked at when it is first asked for, so a build
 * needs none of them, and a page that asks for the kind of instance does not need a database address.
 */
const shape = {
  appDatabaseUrl: ["APP_DATABASE_URL", z.url({ protocol: /^postgres(ql)?$/ })],
  workerDatabaseUrl: ["WORKER_DATABASE_URL", z.url({ protocol: /^postgres(ql)?$/ }).optional()],
  instance: ["PORTAL_INSTANCE", z.enum(instanceKinds)],
  secret: ["PORTAL_SECRET", z.string().min(32)],
  dataDir: [
    "PORTAL_DATA_DIR",
    z
      .string()
      .min(1)
      .transform((folder) => path.resolve(folder)),
  ],
  authSecret: ["NEXTAUTH_SECRET", z.string().min(32)],
  baseUrl: ["NEXTAUTH_URL", z.url({ protocol: /^https?$/ })],
  trustProxy: [
    "TRUST_PROXY",
    z
      .enum(["0", "1"])
      .default("0")
      .transform((value) => value === "1"),
  ],
  /** Ports on which an endpoint may be on this machine: development, tests, the simulator. */
  loopbackEndpointPorts: [
    "ALLOW_LOOPBACK_ENDPOINT_PORTS",
    z
      .string()
      .regex(/^\d{1,5}(,\d{1,5})*$/)
      .transform((list) => list.split(",").map(Number))
      .pipe(z.array(z.int().min(1).max(65_535)))
      .default([]),
  ],
  /** Where the supervisor of the demonstration started its simulator. */
  simulatorPort: ["SIMULATOR_PORT", z.coerce.number().pipe(z.int().min(1).max(65_535)).optional()],
} as const;

type Shape = typeof shape;
export type Environment = { readonly [Key in keyof Shape]: z.output<Shape[Key][1]> };

/** Names the variable, never its value: several of them are secrets. */
export class EnvironmentError extends Error {
  constructor(name: string, value: string | undefined) {
    super(`${name} is ${value === undefined ? "not set" : "not valid"}; npm start sets it.`);
    this.name = "EnvironmentError";
  }
}

/** Reads one environment (by default this process's) lazily. A missing or malformed value throws when it is read. */
export function readEnvironment(source: Record<string, string | undefined>): Environment {
  const environment: Partial<Record<keyof Shape, unknown>> = {};
  for (const key of keysOf(shape)) {
    const [name, schema] = shape[key];
    Object.defineProperty(environment, key, {
      enumerable: true,
      get: () => {
        // An empty variable is one that is not set: shells and Next's .env reading make no difference either.
        const value = source[name] || undefined;
        const parsed = schema.safeParse(value);
        if (parsed.success) return parsed.data;
        throw new EnvironmentError(name, value);
      },
    });
  }
  return environment as Environment;
}

const own = readEnvironment(process.env);

export function env(): Environment {
  return own;
}

function keysOf<T extends object>(value: T): (keyof T)[] {
  return Object.keys(value) as (keyof T)[];
}
