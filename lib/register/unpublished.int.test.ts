import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { institutions } from "@/db/schema/institutions";
import type { Viewer } from "@/lib/auth/actor";
import { formatRecordNumber, parseRecordNumber } from "@/lib/records/number";
import { draftDeployment, publishedDeployment } from "@/lib/testing/journey";
import {
  makeHospital,
  makeReviewer,
  makeViewer,
  openTestPortal,
  type TestHospital,
  type TestPortal,
  visitor,
} from "@/lib/testing/portal";
import { filterOf } from "./facets";
import { countByProvince, getPublishedRecord, searchRegister } from "./queries";

let portal: TestPortal;
/** Nothing of it is public. */
let hidden: TestHospital;
/** One deployment of it is public, a second one is a draft. */
let half: TestHospital;
let askers: Viewer[];
let published: Awaited<ReturnType<typeof publishedDeployment>>;
let drafts: Awaited<ReturnType<typeof draftDeployment>>[];

beforeAll(async () => {
  portal = await openTestPortal();
  hidden = await makeHospital(portal);
  half = await makeHospital(portal);
  published = await publishedDeployment(half, await makeReviewer(portal), "公开的推理平台");
  drafts = [await draftDeployment(hidden, "隐匿的推理平台"), await draftDeployment(half, "未公开的推理平台")];
  const stranger = await makeHospital(portal);
  // Also whoever it belongs to: the register is what the public sees, whoever looks.
  askers = [visitor as unknown as Viewer, stranger.it, hidden.it, await makeViewer(portal, null)];
});
afterAll(() => portal.close());

const found = async (asker: Viewer, q: string | null, province: string[] = []) =>
  searchRegister(asker, { filter: filterOf({ q, province }) });

describe("an unpublished record", () => {
  it("is not in the list, not in the counts, and answers no search by its name, number or credit code", async () => {
    const [own] = await portal.asMaintenance((tx) =>
      tx.select().from(institutions).where(eq(institutions.id, hidden.id)),
    );
    const words = [
      own?.nameZh,
      own?.number,
      own?.uscc,
      hidden.id,
      "隐匿",
      "未公开",
      ...drafts.map((d) => d.number),
    ];
    for (const asker of askers) {
      const all = await found(asker, null);
      expect(all.rows.map((row) => row.number)).toEqual([published.applicationNumber]);
      expect(all).toMatchObject({ matching: 1, total: 1, previous: null, next: null });
      expect(await countByProvince(asker, {})).toEqual([{ adcode: "330000", n: 1 }]);
      for (const word of words) {
        expect([word, await found(asker, word ?? "?")]).toMatchObject([word, { rows: [], matching: 0 }]);
      }
    }
    expect((await found(askers[0] as Viewer, "公开的推理")).rows).toHaveLength(1);
  });

  it("has a number like one that was never given out, in any of its spellings", async () => {
    const [own] = await portal.asMaintenance((tx) =>
      tx.select().from(institutions).where(eq(institutions.id, hidden.id)),
    );
    const numbers = [own?.number, ...drafts.flatMap((draft) => [draft.number, draft.applicationNumber])];
    for (const asker of askers) {
      for (const number of numbers) {
        const serial = parseRecordNumber(number ?? "");
        expect(serial.problem).toBeUndefined();
        expect(await getPublishedRecord(asker, { number: number ?? "" })).toBeNull();
        expect(await getPublishedRecord(asker, { number: (number ?? "").toLowerCase() })).toBeNull();
      }
      const never = formatRecordNumber("deployment", 7_654_321);
      expect(await getPublishedRecord(asker, { number: never })).toBeNull();
      expect(await getPublishedRecord(asker, { number: published.number })).not.toBeNull();
    }
  });

  it("is not beside its published neighbours on their page", async () => {
    for (const asker of askers) {
      const page = await getPublishedRecord(asker, { number: published.number });
      const text = JSON.stringify(page);
      expect(page?.deployments).toHaveLength(1);
      for (const trace of [drafts[1]?.id, drafts[1]?.number, drafts[1]?.applicationNumber, "未公开"]) {
        expect(text).not.toContain(trace);
      }
    }
  });

  it("shows no more of a published one than its public fields: no host, module, zone, person or whole fingerprint", async () => {
    const page = await getPublishedRecord(visitor, { number: published.number });
    const text = JSON.stringify(page);
    const privately = [
      "推理模块一",
      half.it.userId,
      "信息员",
      half.it.email,
      "networkZone",
      "licenceNo",
      "failSafe",
    ];
    expect(privately.filter((trace) => text.includes(trace))).toEqual([]);
    expect(page?.record.configurationDigest).toMatch(/^[0-9a-f]{12}$/);
  });
});
