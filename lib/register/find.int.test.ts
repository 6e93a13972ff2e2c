import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Viewer } from "@/lib/auth/actor";
import { findUseCase } from "@/lib/reference/use-cases";
import { applicationValues } from "@/lib/testing/forms";
import { draftDeployment, publishedDeployment } from "@/lib/testing/journey";
import {
  makeHospital,
  makeReviewer,
  openTestPortal,
  type TestHospital,
  type TestPortal,
} from "@/lib/testing/portal";
import { canonicalNumber } from "./canonical-number";
import { filterOf, type RegisterFilter } from "./facets";
import { findRecords } from "./find-queries";
import { findUnpublished } from "./unpublished-queries";

let portal: TestPortal;
let hospital: TestHospital;
let other: TestHospital;
let reviewer: Viewer;
let made: Awaited<ReturnType<typeof publishedDeployment>>;

beforeAll(async () => {
  portal = await openTestPortal();
  hospital = await makeHospital(portal);
  other = await makeHospital(portal);
  reviewer = await makeReviewer(portal);
  made = await publishedDeployment(hospital, reviewer, "质控100%平台");
});
afterAll(() => portal.close());

const paths = async (viewer: Viewer, q: string) =>
  (await findRecords(viewer, { q, number: canonicalNumber(q) })).map(({ path }) => path);

describe("finding records in reach", () => {
  it("takes a number as people type it, whole or in part", async () => {
    expect(await paths(hospital.it, made.number)).toEqual([`/deployments/${made.id}`]);
    const loose = made.number.toLowerCase().replaceAll("-", " ");
    expect(await paths(hospital.it, loose)).toEqual([`/deployments/${made.id}`]);
    expect(await paths(hospital.it, made.applicationNumber.slice(0, -2))).toEqual([
      `/applications/${made.applicationId}`,
    ]);
  });

  it("takes words of the record's and its institution's name, each of which must stand there", async () => {
    // As in the register, an application is found by the name of what serves it; not so in a reviewer's wide reach.
    const both = [`/deployments/${made.id}`, `/applications/${made.applicationId}`];
    expect(await paths(hospital.it, `平台 ${hospital.nameZh}`)).toEqual(both);
    expect(await paths(hospital.it, "zhikong100 pingtai")).toEqual(both);
    expect(await paths(reviewer, `平台 ${hospital.nameZh}`)).toEqual([`/deployments/${made.id}`]);
    expect(await paths(hospital.it, "平台 无此词")).toEqual([]);
    expect(await paths(hospital.it, "  ")).toEqual([]);
  });

  it("reads signs of a pattern as themselves", async () => {
    expect(await paths(reviewer, "100%平")).toEqual([`/deployments/${made.id}`]);
    expect(await paths(reviewer, "质_100")).toEqual([]);
    expect(await paths(hospital.it, "\\")).toEqual([]);
  });

  it("does not know a record out of reach, by number or by name", async () => {
    for (const q of [made.number, made.applicationNumber, "质控100%平台", hospital.nameZh]) {
      expect(await paths(other.it, q)).toEqual([]);
    }
    expect(await paths(reviewer, made.number)).toEqual([`/deployments/${made.id}`]);
    expect(await paths(await makeReviewer(portal, "440000"), made.number)).toEqual([]);
  });
});

describe("beside the public register", () => {
  it("shows one's own people what is not public, and nobody else's", async () => {
    const draft = await draftDeployment(hospital, "质控100%草案");
    const unpublished = async (viewer: Viewer, said: Partial<RegisterFilter>) =>
      (await findUnpublished(viewer, { filter: filterOf(said), number: null })).records.map(
        ({ number }) => number,
      );
    for (const q of ["质控100%草案", "zhikong caoan", "zk100ca"]) {
      expect([q, await unpublished(hospital.it, { q })]).toEqual([
        q,
        [draft.number, draft.applicationNumber],
      ]);
      expect(await unpublished(other.it, { q })).toEqual([]);
      expect(await unpublished(reviewer, { q })).toEqual([]);
    }
    const scenario = findUseCase(applicationValues(draft.id).useCaseId)?.scenario.id ?? "";
    expect(await unpublished(hospital.it, { scenario: [scenario] })).toEqual([draft.applicationNumber]);
    expect(await unpublished(hospital.it, { q: "草案", hosting: ["public-api"] })).toEqual([]);
    expect(await unpublished(hospital.it, { tier: ["T4"] })).toEqual([]);
  });
});
