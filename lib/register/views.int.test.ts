import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { makeHospital, openTestPortal, type TestHospital, type TestPortal } from "@/lib/testing/portal";
import { removeView, renameView, saveView } from "./view-commands";
import { listViews } from "./view-queries";
import { MOST_VIEWS } from "./view-schema";

let portal: TestPortal;
let hospital: TestHospital;
beforeAll(async () => {
  portal = await openTestPortal();
  hospital = await makeHospital(portal);
});
afterAll(() => portal.close());

const own = () => listViews(hospital.it, {});

it("keeps an address without its page, gives it another name and takes it away, with an entry for each", async () => {
  const query = "q=协和&province=110000,999999&sort=size&after=APP-1&other=x";
  const { id } = await saveView(hospital.it, { name: " 北京的协和 ", query });
  const [kept] = await own();
  expect(kept).toMatchObject({ id, name: "北京的协和" });
  expect(Object.fromEntries(new URLSearchParams(kept?.query))).toEqual({
    q: "协和",
    province: "110000",
    sort: "size",
  });
  await renameView(hospital.it, { id, name: "协和" });
  expect(await own()).toMatchObject([{ name: "协和" }]);
  await removeView(hospital.it, { id });
  expect(await own()).toEqual([]);
  const entries = await portal.asMaintenance((tx) =>
    tx.execute<{ action: string }>(sql`select action from audit_events where object_id = ${id} order by seq`),
  );
  expect(entries.map(({ action }) => action)).toEqual(["view.saved", "view.renamed", "view.removed"]);
});

it("is one person's: a colleague sees none, renames none and removes none of them", async () => {
  const { id } = await saveView(hospital.it, { name: "我的", query: "" });
  expect(await listViews(hospital.quality, {})).toEqual([]);
  await expect(renameView(hospital.quality, { id, name: "你的" })).rejects.toMatchObject({
    code: "record.not-found",
  });
  await expect(removeView(hospital.quality, { id })).rejects.toMatchObject({ code: "record.not-found" });
  expect(await own()).toMatchObject([{ id, name: "我的" }]);
});

it("refuses a name without a letter, one with personal data, and one view too many", async () => {
  for (const name of ["", "  ", "电话13800138000"]) {
    await expect(saveView(hospital.it, { name, query: "" })).rejects.toMatchObject({ status: 422 });
  }
  const held = (await own()).length;
  for (let n = held; n < MOST_VIEWS; n += 1) await saveView(hospital.it, { name: `视图${n}`, query: "" });
  await expect(saveView(hospital.it, { name: "再一个", query: "" })).rejects.toMatchObject({
    code: "view.too-many",
  });
  expect(await own()).toHaveLength(MOST_VIEWS);
});
