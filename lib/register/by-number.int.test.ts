import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { formatRecordNumber } from "@/lib/records/number";
import { draftDeployment, publishedDeployment } from "@/lib/testing/journey";
import { makeHospital, makeReviewer, openTestPortal, type TestPortal, visitor } from "@/lib/testing/portal";
import { filterOf, noFilter, registerSorts } from "./facets";
import { getPublishedRecord, searchRegister } from "./queries";

let portal: TestPortal;
let first: Awaited<ReturnType<typeof publishedDeployment>>;
let second: typeof first;
let draft: typeof first;
let institution: string;

beforeAll(async () => {
  portal = await openTestPortal();
  const [hospital, other] = [await makeHospital(portal), await makeHospital(portal)];
  const reviewer = await makeReviewer(portal);
  first = await publishedDeployment(hospital, reviewer, "推理平台一");
  second = await publishedDeployment(hospital, reviewer, "推理平台二");
  draft = await draftDeployment(hospital, "推理平台三");
  await publishedDeployment(other, reviewer, "别院的推理平台");
  const page = await getPublishedRecord(visitor, { number: first.number });
  institution = page?.institution?.number ?? "";
});
afterAll(() => portal.close());

async function found(q: string, province: string[] = []) {
  const { rows, matching } = await searchRegister(visitor, { filter: filterOf({ q, province }) });
  expect(matching).toBe(rows.length);
  return rows.map(({ number }) => number).sort();
}

describe("a record number in the search of the register", () => {
  it("lists the rows of that institution or deployment, which are not rows themselves", async () => {
    expect(await found(institution)).toEqual([first.applicationNumber, second.applicationNumber].sort());
    expect(await found(first.number)).toEqual([first.applicationNumber]);
    expect(await found(first.applicationNumber)).toEqual([first.applicationNumber]);
  });

  it("is read as people type it, alone or beside other words", async () => {
    expect(await found(` ${first.number.toLowerCase().replaceAll("-", " ")} `)).toEqual([
      first.applicationNumber,
    ]);
    expect(await found(`${institution} 预问诊`)).toHaveLength(2);
    expect(await found(`${institution} 无此词`)).toEqual([]);
    expect(await found(institution, ["510000"])).toEqual([]);
  });

  it("finds nothing for a draft, for a number nobody has, or under the letters of another kind", async () => {
    expect(await found(draft.number)).toEqual([]);
    expect(await found(draft.applicationNumber)).toEqual([]);
    expect(await found(formatRecordNumber("institution", 7_654_321))).toEqual([]);
    expect(await found(institution.replace("INS", "DEP"))).toEqual([]);
  });
});

it("takes no place that is none for the beginning of a list, and never for an outage", async () => {
  const never = ["9999-99-99T00:00:00.000Z", "2026-02-30T00:00:00.000Z", "0000-01-01T00:00:00.000Z"];
  for (const key of ["\0", "x".repeat(50), "1e999", "\ud800", ...never]) {
    for (const sort of registerSorts) {
      const page = await searchRegister(visitor, {
        filter: noFilter,
        sort,
        before: `${first.applicationNumber}_${key}`,
      });
      expect(page.total).toBeGreaterThan(0);
    }
  }
});
