import { sql } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Viewer } from "@/lib/auth/actor";
import { canonicalJson, type JsonValue } from "@/lib/canonical";
import { updateDeployment } from "@/lib/deployments/commands";
import { canonicalDigest } from "@/lib/digest";
import { confirmRecord, submitRecord } from "@/lib/records/commands";
import { decideDispute, fileDispute } from "@/lib/records/dispute-commands";
import { askApi } from "@/lib/testing/api";
import { deploymentValues } from "@/lib/testing/forms";
import { moveInput, publishedDeployment } from "@/lib/testing/journey";
import {
  makeHospital,
  makeReviewer,
  openTestPortal,
  type TestHospital,
  type TestPortal,
  visitor,
} from "@/lib/testing/portal";
import { attempt, scopeOfHospital } from "@/lib/testing/raw-scope";
import { getPublishedRecord } from "./queries";
import { getPublishedVersion, listPublishedVersions } from "./version-queries";

let portal: TestPortal;
let hospital: TestHospital;
let reviewer: Viewer;

beforeAll(async () => {
  portal = await openTestPortal();
  hospital = await makeHospital(portal);
  reviewer = await makeReviewer(portal);
});
afterAll(() => portal.close());

const reasonsOf = async (number: string) =>
  ((await listPublishedVersions(visitor, { number }))?.versions ?? []).map(({ version, reason }) => [
    version,
    reason,
  ]);
const versionOf = async (number: string, version: number) =>
  (await getPublishedVersion(visitor, { number, version }))?.version;

/** The hospital renews its public deployment by itself: another model would do the same. */
async function renew(id: string, name: string, revision: number) {
  await updateDeployment(hospital.it, { ...deploymentValues(name), id, revision });
  await submitRecord(hospital.it, await moveInput(hospital.it, id, "submit"));
  await confirmRecord(hospital.quality, await moveInput(hospital.quality, id, "confirm"));
}

describe("the canonical text the database takes digests of", () => {
  const inDatabase = (value: JsonValue) =>
    portal.asMaintenance(async (tx) => {
      const [row] = await tx.execute<{ text: string }>(
        sql`select canonical_json(${JSON.stringify(value)}::text::jsonb) as text`,
      );
      return row?.text;
    });

  it.each([
    [{ b: [1, 0.1, -0, 1e21, 1.5e-7, 123456789012345680000], a: null }],
    [{ "": '\u0001\b\t\n\f\r"\\/é机构𠮷', nested: { z: true, a: { empty: {}, list: [] } } }],
    [[32.5, 671, 0.000001, 5e-324, 1.7976931348623157e308]],
  ])("is that of RFC 8785: %j", async (value) => {
    expect(await inDatabase(value)).toBe(canonicalJson(value));
  });

  it("agrees with the portal's own on values at random", async () => {
    const key = fc.stringMatching(/^[a-zA-Z_]{0,8}$/);
    const text = fc.string({ unit: "grapheme" }).map((said) => said.replaceAll("\u0000", ""));
    const { json } = fc.letrec<{ json: JsonValue }>((tie) => ({
      json: fc.oneof(
        { maxDepth: 3 },
        fc.constant(null),
        fc.boolean(),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        text,
        fc.array(tie("json"), { maxLength: 4 }),
        fc.dictionary(key, tie("json"), { maxKeys: 4 }),
      ),
    }));
    await fc.assert(
      fc.asyncProperty(json, async (value) => {
        expect(await inDatabase(value)).toBe(canonicalJson(value));
      }),
      { numRuns: 60 },
    );
  });
});

it("keeps every version of a public record as it stood, with the reason for each and a digest that fits", async () => {
  const made = await publishedDeployment(hospital, reviewer, "首次公开的平台");
  expect(await reasonsOf(made.number)).toEqual([[1, "published"]]);
  await renew(made.id, "更名后的平台", 2);
  expect(await reasonsOf(made.number)).toEqual([
    [2, "confirmed"],
    [1, "published"],
  ]);
  const first = await versionOf(made.number, 1);
  expect(first?.record).toMatchObject({ name_zh: "首次公开的平台", badge: "reviewer_verified" });
  expect(first?.record.document?.fields.name?.value).toBe("首次公开的平台");
  const page = await getPublishedRecord(visitor, { number: made.number });
  expect(page?.record).toMatchObject({ version: 2, nameZh: "更名后的平台", badge: "hospital_confirmed" });
  for (const version of [1, 2]) {
    const kept = await versionOf(made.number, version);
    if (kept === undefined || kept === null) throw new Error("a kept version");
    const { number, reason, record, digest } = kept;
    const content = { number, version, reason, publishedAt: kept.publishedAt.toISOString(), record };
    expect(canonicalDigest(content as JsonValue)).toBe(digest);
  }
});

it("says when a record changed with the deployment that serves it, and leaves the others as they are", async () => {
  const served = await publishedDeployment(hospital, reviewer, "服务应用的平台");
  const apart = await publishedDeployment(hospital, reviewer, "另一个平台");
  await renew(served.id, "换了名称的平台", 2);
  expect((await reasonsOf(served.applicationNumber))[0]).toEqual([2, "followed"]);
  expect(await versionOf(served.applicationNumber, 2)).toMatchObject({
    record: { deployment_name: "换了名称的平台", badge: "hospital_confirmed" },
  });
  expect(await versionOf(served.applicationNumber, 1)).toMatchObject({
    record: { deployment_name: "服务应用的平台", badge: "reviewer_verified" },
  });
  expect(await reasonsOf(apart.number)).toEqual([[1, "published"]]);
});

it("tells machines the same, to be digested again by anybody", async () => {
  const { number } = await publishedDeployment(hospital, reviewer, "接口可见的平台");
  const list = await askApi("GET", `/register/${number}/versions`);
  expect(list.body).toMatchObject({ number, items: [{ version: 1, reason: "published" }] });
  const { body } = await askApi("GET", `/register/${number}/versions/1`);
  const { digest, current, ...content } = body as { digest: string; current: number } & Record<
    string,
    JsonValue
  >;
  expect(canonicalDigest(content)).toBe(digest);
  expect(current).toBe(1);
  for (const path of [`/register/${number}/versions/2`, "/register/DEP-9999999-9/versions/1"]) {
    expect((await askApi("GET", path)).status).toBe(404);
  }
});

it("tells of a record that was taken down that it was, and nothing else, in any of its ways", async () => {
  const made = await publishedDeployment(hospital, reviewer, "将被撤下的平台");
  const about = {
    kind: "deployment",
    id: made.id,
    grounds: "never_deployed",
    statement: "本院从未部署过这一平台",
  };
  const houseNumber = (await getPublishedRecord(visitor, { number: made.number }))?.record.institutionNumber;
  const { id } = await fileDispute(hospital.quality, about);
  await decideDispute(reviewer, { disputeId: id, decision: "upheld", reason: "经核实不应登记" });
  for (const number of [made.number, made.applicationNumber]) {
    const list = await listPublishedVersions(visitor, { number });
    const first = await getPublishedVersion(visitor, { number, version: 1 });
    expect(list).toMatchObject({ versions: [], record: { state: "retired", version: 2 } });
    expect(first?.version).toBeNull();
    for (const path of [number, `${number}/versions`, `${number}/versions/1`]) {
      const { status, body } = await askApi("GET", `/register/${path}`);
      expect([path, status, body.code]).toEqual([path, 410, "record.taken-down"]);
    }
  }
  const gone = await getPublishedRecord(visitor, { number: made.number });
  const house = await getPublishedRecord(visitor, { number: houseNumber ?? "" });
  expect(house?.record.state).toBe("published");
  const { body } = await askApi("GET", `/register/${houseNumber}`);
  const told = JSON.stringify([gone, house, body]);
  for (const trace of ["将被撤下的平台", hospital.nameZh]) expect(JSON.stringify(gone)).not.toContain(trace);
  for (const trace of ["将被撤下的平台", made.applicationNumber]) expect(told).not.toContain(trace);
});

it("lets nobody but the publishing act write a version", async () => {
  for (const statement of [
    sql`update published_versions set reason = 'verified'`,
    sql`delete from published_versions`,
    sql`select keep_published_versions(${hospital.id}, '{}', 'kept', now())`,
  ]) {
    expect(await attempt(scopeOfHospital(hospital), statement)).toBe("42501");
  }
});
