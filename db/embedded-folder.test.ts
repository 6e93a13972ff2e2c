import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { EmbeddedPostgresError } from "./embedded-error";
import { decideAdoption, inspectDataFolder, parsePostmasterFile } from "./embedded-folder";
import type { ProcessInfo } from "./process-info";

const data = "/srv/portal/.data/demo/postgres";

function running(command: string[], directory: string | null): ProcessInfo {
  return { pid: 42, parent: 1, startedAt: "x", command, directory };
}

describe("postmaster.pid", () => {
  const full = `42\n${data}\n1700000000\n54321\n\n127.0.0.1\n  0 0\nready   \n`;

  it("gives id, port and readiness", () => {
    expect(parsePostmasterFile(full)).toEqual({ pid: 42, port: 54321, ready: true });
    expect(parsePostmasterFile(full.replace("ready   ", "starting"))).toMatchObject({ ready: false });
  });

  it("is nothing while empty, half written or not of Postgres", () => {
    for (const text of ["", "42\n", `42\n${data}\n1700000000\n`, "hello\nworld\n\n\n", "-1\n\n\n5432\n"]) {
      expect(parsePostmasterFile(text)).toBeNull();
    }
  });
});

describe("the process named in postmaster.pid", () => {
  const postgres = ["/x/bin/postgres", "-D", data];

  it("is adopted when it works in this folder, also after the folder was renamed under it", () => {
    expect(decideAdoption(running(postgres, data), data)).toBe("adopt");
    expect(decideAdoption(running(["/x/bin/postgres", "-D", "/old/name"], data), data)).toBe("adopt");
  });

  it("is adopted by its argument where the system shows no folder", () => {
    expect(decideAdoption(running(postgres, null), data)).toBe("adopt");
    expect(decideAdoption(running([...postgres, "-c", "port=1"], null), `${data}/`)).toBe("adopt");
  });

  it("is left alone when it is gone, another program, or another Postgres", () => {
    expect(decideAdoption(null, data)).toBe("stale");
    expect(decideAdoption(running(["/usr/bin/vim", data], data), data)).toBe("stale");
    expect(decideAdoption(running(["/usr/bin/postgres-exporter", "-D", data], null), data)).toBe("stale");
    expect(decideAdoption(running(postgres, "/var/lib/postgresql"), data)).toBe("stale");
    expect(decideAdoption(running(["postgres", "-D", "/var/lib/postgresql"], null), data)).toBe("stale");
  });

  it("is nobody's guess when the system shows neither command nor folder", () => {
    expect(decideAdoption(running([], null), data)).toBe("unclear");
    expect(decideAdoption(running(["postgres"], null), data)).toBe("unclear");
  });
});

describe("a data folder", () => {
  let folder = "";
  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), "portal-unit-"));
  });
  afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

  function problem(target = folder): unknown {
    try {
      return inspectDataFolder(target, "18");
    } catch (error) {
      return error instanceof EmbeddedPostgresError ? error.problem : error;
    }
  }

  function makeComplete(version: string): void {
    for (const name of ["global", "pg_wal", "base"]) fs.mkdirSync(path.join(folder, name));
    for (const name of ["global/pg_control", "postgresql.conf", "pg_hba.conf"]) {
      fs.writeFileSync(path.join(folder, name), "");
    }
    fs.writeFileSync(path.join(folder, "PG_VERSION"), `${version}\n`);
  }

  it("is absent when it does not exist or is empty", () => {
    expect(problem(path.join(folder, "none"))).toBe("absent");
    expect(problem()).toBe("absent");
  });

  it("is complete with the parts of a cluster of this version", () => {
    makeComplete("18");
    expect(problem()).toBe("complete");
  });

  it("of another major version is named as such, with both versions", () => {
    makeComplete("17");
    expect(problem()).toBe("folder-version");
    expect(() => inspectDataFolder(folder, "18")).toThrow(/PostgreSQL 17 and this version runs 18/);
  });

  it("with foreign files, a missing part, or that is a file, is broken", () => {
    fs.writeFileSync(path.join(folder, "note.txt"), "");
    expect(problem()).toBe("folder-broken");
    expect(problem(path.join(folder, "note.txt"))).toBe("folder-broken");
    fs.rmSync(path.join(folder, "note.txt"));
    makeComplete("18");
    fs.rmSync(path.join(folder, "global/pg_control"));
    expect(() => inspectDataFolder(folder, "18")).toThrow(/global\/pg_control is missing/);
  });
});
