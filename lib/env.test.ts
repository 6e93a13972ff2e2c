import { describe, expect, it } from "vitest";
import { EnvironmentError, readEnvironment } from "./env";

describe("the environment", () => {
  it("is looked at value by value: the kind of instance needs no database", () => {
    const environment = readEnvironment({ PORTAL_INSTANCE: "demo" });
    expect(environment.instance).toBe("demo");
    expect(() => environment.appDatabaseUrl).toThrow(EnvironmentError);
  });

  it("reads nothing until asked, so a build needs none of it", () => {
    expect(() => readEnvironment({})).not.toThrow();
  });

  it("refuses a kind of instance it does not know, rather than assuming one", () => {
    expect(() => readEnvironment({ PORTAL_INSTANCE: "prod" }).instance).toThrow(
      /PORTAL_INSTANCE is not valid/,
    );
    expect(() => readEnvironment({}).instance).toThrow(/PORTAL_INSTANCE is not set/);
  });

  it("leaves the worker's address out where there is none, but refuses a wrong one", () => {
    expect(readEnvironment({}).workerDatabaseUrl).toBeUndefined();
    const wrong = readEnvironment({ WORKER_DATABASE_URL: "mysql://x/y" });
    expect(() => wrong.workerDatabaseUrl).toThrow(EnvironmentError);
    const right = readEnvironment({ WORKER_DATABASE_URL: "postgres://w:p@db:5432/portal" });
    expect(right.workerDatabaseUrl).toBe("postgres://w:p@db:5432/portal");
  });

  it("never puts a secret into its error", () => {
    const environment = readEnvironment({ PORTAL_SECRET: "hunter2" });
    expect(() => environment.secret).toThrow(/^PORTAL_SECRET is not valid/);
    expect(() => environment.secret).not.toThrow(/hunter2/);
  });

  it("trusts a proxy only when told so in the one agreed way", () => {
    expect(readEnvironment({}).trustProxy).toBe(false);
    expect(readEnvironment({ TRUST_PROXY: "0" }).trustProxy).toBe(false);
    expect(readEnvironment({ TRUST_PROXY: "1" }).trustProxy).toBe(true);
    expect(() => readEnvironment({ TRUST_PROXY: "yes" }).trustProxy).toThrow(EnvironmentError);
  });

  it("lets endpoints be on this machine on the ports it names, and by default on none", () => {
    const ports = (text?: string) =>
      readEnvironment({ ALLOW_LOOPBACK_ENDPOINT_PORTS: text }).loopbackEndpointPorts;
    expect(ports()).toEqual([]);
    expect(ports("8080,18080")).toEqual([8080, 18080]);
    for (const wrong of ["all", "0", "70000", "8080-8090", "8080,", "*"]) {
      expect(() => ports(wrong)).toThrow(EnvironmentError);
    }
  });
});
