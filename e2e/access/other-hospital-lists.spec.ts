import { searchWords } from "@/lib/spoken";
import { ask, type HospitalIds, recordsOfHospital } from "../database";
import { expect, type Person, test } from "../fixtures";
import { accounts, uniqueMark } from "../people";

let ids: HospitalIds;
test.beforeAll(async () => {
  ids = await recordsOfHospital(accounts.itOfA);
});

/** Records of A that the register does not show: what no list, export or search of anybody else may hold. */
const hiddenOfA = () =>
  ask<{ id: string; number: string; name: string }>(
    `select d.id, d.number, d.name from deployments d where d.institution_id = $1
       and not exists (select 1 from published_records p where p.record_id = d.id)
     union all
     select a.id, a.number, a.name_zh from applications a where a.institution_id = $1
       and not exists (select 1 from published_records p where p.record_id = a.id)`,
    [ids.institution],
  );

const textOf = async ({ context }: Person, path: string) => {
  const answer = await context.request.get(path);
  expect(answer.status(), path).toBe(200);
  return answer.text();
};

test("no list or search of another hospital or a visitor holds what a hospital has not published", async ({
  arrive,
}) => {
  const hidden = await hiddenOfA();
  expect(hidden.length).toBeGreaterThan(2);
  const searches = hidden.flatMap(({ number, name }) => [
    number,
    ...searchWords(name)
      .split("|")
      .map((words) => words.replaceAll(" ", "")),
  ]);
  const paths = [
    "/register?standing=unstated&hosting=on-premises",
    "/register?participation=uses&badge=public_source,hospital_confirmed",
    ...searches.map((q) => `/command/records?q=${encodeURIComponent(q)}`),
    "/command/views",
  ];
  for (const person of [await arrive({ as: accounts.itOfB }), await arrive()]) {
    for (const path of paths) {
      const text = await textOf(person, path);
      for (const { id, number } of hidden) {
        expect(text, path).not.toContain(id);
        expect(text, path).not.toContain(number);
      }
    }
  }
  const own = await textOf(await arrive({ as: accounts.itOfA }), "/register?standing=unstated");
  expect(hidden.some(({ number }) => own.includes(number))).toBe(true);
  const reports = await arrive({ as: accounts.itOfB });
  for (const path of ["/reports", "/reports?view=closed&after=999999", "/reports?after=2000-01-01_0"]) {
    expect(await textOf(reports, path), path).not.toContain(ids.number);
  }
});

test("a hospital's list of review cases holds its own, and another's holds none of them", async ({
  arrive,
}) => {
  const lists = ["/reviews", "/reviews?list=closed"];
  const [own, other] = [await arrive({ as: accounts.itOfA }), await arrive({ as: accounts.itOfB })];
  const found = await Promise.all(lists.map((path) => textOf(own, path)));
  expect(found.some((text) => text.includes(ids.reviewCase))).toBe(true);
  for (const path of lists) expect(await textOf(other, path), path).not.toContain(ids.reviewCase);
});

type Menu = { views: { id: string; name: string; href: string }[] };

test("a saved view is listed, renamed and removed by its own person only", async ({ arrive, baseURL }) => {
  const [own, colleague, stranger, visitor] = [
    await arrive({ as: accounts.itOfA }),
    await arrive({ as: accounts.qualityOfA }),
    await arrive({ as: accounts.itOfB }),
    await arrive(),
  ];
  const name = `视图${uniqueMark()}`;
  const viewsOf = async (person: Person) =>
    (JSON.parse(await textOf(person, "/command/views")) as Menu).views;
  const send = ({ context }: Person, form: Record<string, string>) =>
    context.request.post("/views", {
      form,
      headers: { origin: baseURL ?? "" },
      maxRedirects: 0,
    });
  await send(own, { do: "save", page: "register", name, query: "standing=derived" });
  const kept = (await viewsOf(own)).find((view) => view.name === name);
  expect(kept).toMatchObject({ href: "/register?standing=derived" });
  const id = kept?.id ?? "";
  for (const person of [colleague, stranger, visitor]) {
    expect((await viewsOf(person)).filter((view) => view.id === id)).toEqual([]);
    for (const form of [
      { do: "remove", id },
      { do: "rename", id, name: "另取的名称" },
    ]) {
      const answer = await send(person, form);
      expect(answer.status()).toBe(303);
      expect(answer.headers().location).toContain(person === visitor ? "/sign-in?next=" : "views=gone");
    }
  }
  expect(await viewsOf(own)).toContainEqual(kept);
  await send(own, { do: "remove", id });
  expect((await viewsOf(own)).filter((view) => view.id === id)).toEqual([]);
});
