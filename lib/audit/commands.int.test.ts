import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PORTAL_STREAM_ID } from "@/db/values";
import type { Viewer } from "@/lib/auth/actor";
import { draftDeployment } from "@/lib/testing/journey";
import {
  makeHospital,
  makeReviewer,
  makeViewer,
  openTestPortal,
  type TestHospital,
  type TestPortal,
} from "@/lib/testing/portal";
import { exportStream } from "./export-stream";
import { getStreamHead } from "./queries";

let portal: TestPortal;
let hospital: TestHospital;
let auditor: Viewer;
const folder = mkdtempSync(path.join(os.tmpdir(), "portal-export-"));

beforeAll(async () => {
  portal = await openTestPortal();
  hospital = await makeHospital(portal);
  auditor = await makeViewer(portal, { role: "admin_audit", jurisdictionCode: "000000" });
  await draftDeployment(hospital);
});
afterAll(async () => {
  await portal.close();
  rmSync(folder, { recursive: true });
});

type Line = { kind: string; header?: Record<string, unknown>; event?: Record<string, unknown> };

async function take(viewer: Viewer, institutionId: string) {
  const { name, lines } = await exportStream(viewer, institutionId);
  let text = "";
  for await (const line of lines) text += line;
  const parsed = text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Line);
  return {
    name,
    text,
    header: parsed[0]?.header,
    events: parsed.flatMap(({ event }) => (event ? [event] : [])),
  };
}

function verify(text: string): string {
  const file = path.join(folder, "trail.ndjson");
  writeFileSync(file, text);
  return execFileSync("node", ["public/audit-verifier.mjs", file], { encoding: "utf8" });
}

describe("the export of a trail", () => {
  it("ends with the entry that says who took it, and holds against the verifier", async () => {
    const taken = await take(hospital.it, hospital.id);
    const last = taken.events.at(-1);
    expect(taken.header).toMatchObject({
      institutionId: hospital.id,
      fromSeq: 1,
      toSeq: taken.events.length,
    });
    expect(last).toMatchObject({
      action: "trail.exported",
      actor: { id: hospital.it.userId },
      detail: { fromSeq: 1, toSeq: taken.events.length },
    });
    expect(taken.name).toMatch(/^audit-trail-(demo-)?[0-9a-f-]{36}-\d{4}-\d\d-\d\d\.ndjson$/);
    expect(verify(taken.text)).toContain("[有效 valid]");
  });

  it("stands in the hospital's own trail when a reviewer or an auditor takes it", async () => {
    const reviewer = await makeReviewer(portal);
    await take(reviewer, hospital.id);
    await take(auditor, hospital.id);
    const { events } = await take(hospital.it, hospital.id);
    const takers = events.filter(({ action }) => action === "trail.exported").map(({ actor }) => actor);
    expect(takers.slice(-3)).toMatchObject([
      { role: "reviewer" },
      { role: "admin_audit" },
      { role: "hospital_it" },
    ]);
  });

  it("is refused to another hospital, another province and for the portal's own, and leaves nothing", async () => {
    const other = await makeHospital(portal, "510000");
    const elsewhere = await makeReviewer(portal, "510000");
    const before = await getStreamHead(auditor, { institutionId: hospital.id });
    for (const outsider of [other.it, elsewhere]) {
      await expect(exportStream(outsider, hospital.id)).rejects.toMatchObject({ code: "record.not-found" });
    }
    await expect(exportStream(hospital.it, PORTAL_STREAM_ID)).rejects.toMatchObject({
      code: "record.not-found",
    });
    expect(await getStreamHead(auditor, { institutionId: hospital.id })).toEqual(before);
  });

  it("is shown broken by the verifier when one byte of an event changes", async () => {
    const { text } = await take(hospital.it, hospital.id);
    const changed = text.replace('"role":"hospital_it"', '"role":"hospital_qt"');
    expect(changed).not.toBe(text);
    expect(() => verify(changed)).toThrow();
    expect(readFileSync(path.join(folder, "trail.ndjson"), "utf8")).toBe(changed);
  });
});
