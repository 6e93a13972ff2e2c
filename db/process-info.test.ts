import { spawn } from "node:child_process";
import { describe, expect, it } from "vitest";
import { isSameProcess, parsePsLine, parseStat, readProcess, waitForExit } from "./process-info";

describe("a line of /proc/<pid>/stat", () => {
  const rest = "S 7 5 5 0 -1 4194304 1 2 3 4 5 6 7 8 20 0 1 0 987654 1000 2000";

  it("is read behind a name with spaces and brackets", () => {
    expect(parseStat(`42 (next) (v16) server) ${rest}`)).toEqual({
      state: "S",
      parent: 7,
      startTicks: "987654",
    });
  });

  it("is nothing when cut short", () => {
    expect(parseStat("42 (node) S 7")).toBeNull();
  });
});

describe("a line of ps", () => {
  it("gives the start in five words and the command", () => {
    const line = "    1 Ss   Mon Nov 23 19:00:01 2026 /opt/postgres -D /data/postgres\n";
    expect(parsePsLine(9, line)).toEqual({
      pid: 9,
      parent: 1,
      startedAt: "Mon Nov 23 19:00:01 2026",
      command: ["/opt/postgres", "-D", "/data/postgres"],
      directory: null,
    });
  });

  it("counts a zombie as no process", () => {
    expect(parsePsLine(9, "1 Z Mon Nov 23 19:00:01 2026 (postgres)")).toBeNull();
  });
});

describe("a real process", () => {
  it("keeps its start mark while it lives and is gone afterwards", async () => {
    const child = spawn(process.execPath, ["-e", "setTimeout(() => {}, 60000)"]);
    const pid = child.pid ?? 0;
    const seen = readProcess(pid);
    expect(seen?.command.join(" ")).toContain("setTimeout");
    expect(isSameProcess(pid, seen?.startedAt ?? "")).toBe(true);
    expect(isSameProcess(pid, "another start")).toBe(false);
    expect(await waitForExit(pid, 50)).toBe(false);
    child.kill("SIGKILL");
    expect(await waitForExit(pid, 5000)).toBe(true);
    expect(readProcess(pid)).toBeNull();
  });

  it("does not exist for an impossible id", () => {
    expect(readProcess(0)).toBeNull();
    expect(readProcess(Number.NaN)).toBeNull();
  });
});
