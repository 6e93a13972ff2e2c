import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import {
  makeHospital,
  makeReviewer,
  openTestPortal,
  type TestHospital,
  type TestPortal,
} from "@/lib/testing/portal";
import { removeView, renameView, saveView } from "./commands";
import { listViews } from "./queries";
import { MOST_VIEWS, viewHref } from "./schema";

let portal: TestPortal;
let hospital: TestHospital;
beforeAll(async () => {
  portal = await openTestPortal();
  hospital = await makeHospital(portal);
});
afterAll(() => portal.close());

const page = "register";
const own = () => listViews(hospital.it, { page });

it("keeps an address without its page, gives it another name and takes it away, with an entry for each", async () => {
  const query = "q=协和&province=110000,999999&sort=size&after=APP-1&other=x";
  const { id } = await saveView(hospital.it, { page, name: " 北京的协和 ", query });
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

it("belongs to a page: of the queue is kept what the queue knows, and each page has its own", async () => {
  const reviewer = await makeReviewer(portal);
  const query = "list=all&tier=T3&level=county&after=44_x&views=full&standing=derived";
  const { id } = await saveView(reviewer, { page: "reviews", name: "三级", query });
  await saveView(reviewer, { page, name: "推导的", query });
  expect(await listViews(reviewer, { page: "reviews" })).toEqual([
    { id, page: "reviews", name: "三级", query: "list=all&tier=T3" },
  ]);
  expect(viewHref("reviews", "list=all&tier=T3")).toBe("/reviews?list=all&tier=T3");
  expect(await listViews(reviewer, { page })).toMatchObject([{ query: "tier=T3&standing=derived" }]);
  expect(await listViews(reviewer, { page: null })).toHaveLength(2);
  await expect(saveView(reviewer, { page: "home", name: "别的", query: "" })).rejects.toMatchObject({
    code: "input.invalid",
  });
});

it("is one person's: a colleague sees none, renames none and removes none of them", async () => {
  const { id } = await saveView(hospital.it, { page, name: "我的", query: "" });
  expect(await listViews(hospital.quality, { page: null })).toEqual([]);
  await expect(renameView(hospital.quality, { id, name: "你的" })).rejects.toMatchObject({
    code: "record.not-found",
  });
  await expect(removeView(hospital.quality, { id })).rejects.toMatchObject({ code: "record.not-found" });
  expect(await own()).toMatchObject([{ id, name: "我的" }]);
});

it("refuses a name that another view of the page has, and leaves one that keeps its own", async () => {
  const { id } = await saveView(hospital.it, { page, name: "甲", query: "" });
  const other = await saveView(hospital.it, { page, name: "乙", query: "" });
  const taken = { code: "view.name-taken", status: 409 };
  await expect(saveView(hospital.it, { page, name: " 甲 ", query: "q=x" })).rejects.toMatchObject(taken);
  await expect(renameView(hospital.it, { id: other.id, name: "甲" })).rejects.toMatchObject(taken);
  await renameView(hospital.it, { id, name: "甲" });
  expect((await own()).map(({ name }) => name)).toEqual(expect.arrayContaining(["甲", "乙"]));
  for (const view of [id, other.id]) await removeView(hospital.it, { id: view });
});

it("refuses a name without a letter, one with personal data, and one view too many", async () => {
  for (const name of ["", "  ", "电话13800138000"]) {
    await expect(saveView(hospital.it, { page, name, query: "" })).rejects.toMatchObject({ status: 422 });
  }
  const held = (await own()).length;
  for (let n = held; n < MOST_VIEWS; n += 1)
    await saveView(hospital.it, { page, name: `视图${n}`, query: "" });
  await expect(saveView(hospital.it, { page, name: "再一个", query: "" })).rejects.toMatchObject({
    code: "view.too-many",
  });
  expect(await own()).toHaveLength(MOST_VIEWS);
});

it("keeps no more than that when many are sent at once, and none of a page that is not open to the person", async () => {
  for (const { id } of (await own()).slice(0, 3)) await removeView(hospital.it, { id });
  const sent = Array.from({ length: 9 }, (_, n) =>
    saveView(hospital.it, { page, name: `同时${n}`, query: "" }),
  );
  const answers = await Promise.allSettled(sent);
  expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(3);
  expect(await own()).toHaveLength(MOST_VIEWS);
  const queue = saveView(hospital.it, { page: "reviews", name: "审评", query: "" });
  await expect(queue).rejects.toMatchObject({ status: 403 });
});
