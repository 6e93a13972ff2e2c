import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readProcess, waitForExit } from "@/db/process-info";
import { holdFolder, isOurs, type ProcessRecord, readRecord } from "./process-record";

describe("the hold on a data folder", () => {
  let folder = "";
  const children: number[] = [];
  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), "portal-hold-"));
  });
  afterEach(() => {
    for (const pid of children.splice(0)) if (readProcess(pid) !== null) process.kill(pid, "SIGKILL");
    fs.rmSync(folder, { recursive: true, force: true });
  });

  function child(marker: string) {
    const started = spawn(process.execPath, ["-e", "setTimeout(() => {}, 60000)"], {
      env: { ...process.env, PORTAL_MARKER: marker },
    });
    const pid = started.pid ?? 0;
    children.push(pid);
    return { name: "web", pid, startedAt: readProcess(pid)?.startedAt ?? "" };
  }

  /** The record of a supervisor that was killed: its number is taken by this very process, its start is not. */
  function leaveBehind(record: Partial<ProcessRecord>): void {
    const supervisor = { name: "supervisor", pid: process.pid, startedAt: "an earlier start" };
    const dead = {
      supervisor,
      address: "http://localhost:1",
      marker: "m",
      isStopping: false,
      children: [],
      ...record,
    };
    fs.writeFileSync(path.join(folder, "processes.json"), JSON.stringify(dead));
  }

  it("refuses a second holder and names the first one's address", async () => {
    const hold = await holdFolder(folder, "http://localhost:3000");
    expect(hold.isTakeover).toBe(false);
    await expect(holdFolder(folder, "x")).rejects.toThrow(/already runs .* http:\/\/localhost:3000/);
    hold.release();
    (await holdFolder(folder, "http://localhost:3001")).release();
    expect(fs.readdirSync(folder)).toEqual([]);
  });

  it("gives way to exactly one of several that come at once", async () => {
    leaveBehind({});
    const tries = await Promise.allSettled(
      [1, 2, 3, 4].map((n) => holdFolder(folder, `http://localhost:${n}`)),
    );
    expect(tries.filter((one) => one.status === "fulfilled")).toHaveLength(1);
  });

  it("records children and forgets them", async () => {
    const hold = await holdFolder(folder, "x");
    const started = child(hold.marker);
    hold.add("web", started.pid);
    expect(readRecord(folder)?.children).toEqual([started]);
    hold.remove(started.pid);
    expect(readRecord(folder)?.children).toEqual([]);
  });

  it("is taken over from a killed one, whose children are ended", async () => {
    const leftover = child("m");
    leaveBehind({ children: [leftover] });
    const hold = await holdFolder(folder, "x");
    expect(hold.isTakeover).toBe(true);
    expect(await waitForExit(leftover.pid, 0)).toBe(true);
  });

  it("never ends a process that only has the same number", async () => {
    const other = child("somebody else's");
    const later = { ...child("m"), startedAt: "an earlier start" };
    leaveBehind({ children: [other, later] });
    await holdFolder(folder, "x");
    expect(readProcess(other.pid)).not.toBeNull();
    expect(readProcess(later.pid)).not.toBeNull();
    expect(isOurs(other, "m")).toBe(false);
  });

  it("survives a record that was cut off by a power failure", async () => {
    fs.writeFileSync(path.join(folder, "processes.json"), '{"supervisor":{"na');
    const hold = await holdFolder(folder, "x");
    expect(readRecord(folder)?.marker).toBe(hold.marker);
  });
});
