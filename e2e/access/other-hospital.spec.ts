import { randomUUID } from "node:crypto";
import { ask, type HospitalIds, recordsOfHospital } from "../database";
import { type Arrive, expect, type Person, test } from "../fixtures";
import { actPanel } from "../journeys/record-steps";
import { accounts } from "../people";
import { portalPages } from "../portal-pages";
import { type ActionCall, heldAction, inventedFor, replay, withoutRequestMarks, wordsOfPage } from "./replay";

let ids: HospitalIds;
test.beforeAll(async () => {
  ids = await recordsOfHospital(accounts.itOfA);
});

/** The same addresses with ids that nobody has. */
const nobody = (): HospitalIds => ({
  institution: randomUUID(),
  deployment: randomUUID(),
  application: randomUUID(),
  number: "INS-9999999-9",
  ticket: "9999999",
  check: randomUUID(),
  signature: randomUUID(),
  reviewCase: randomUUID(),
});

type Answer = { status: number; title: string; words: string; html: string };

async function read({ context }: Person, path: string): Promise<Answer> {
  const answer = await context.request.get(path, { maxRedirects: 0 });
  const html = await answer.text();
  const title = /<title>(.*?)<\/title>/s.exec(html)?.[1] ?? "";
  return { status: answer.status(), title, words: wordsOfPage(html), html };
}

for (const as of [accounts.itOfB, accounts.qualityOfB]) {
  test(`${as} reads the same about another hospital's records as about none`, async ({ arrive }) => {
    const person = await arrive({ as });
    const name = await nameOfA();
    const named = Object.entries(portalPages).filter(
      ([pattern, { opens }]) => /\[(id|ticket)\]/.test(pattern) && opens !== "everybody",
    );
    expect(named.length).toBeGreaterThan(6);
    for (const [pattern, { path }] of named) {
      const theirs = await read(person, path(ids));
      const none = await read(person, path(nobody()));
      expect([403, 404], pattern).toContain(theirs.status);
      expect({ ...theirs, html: "" }, pattern).toEqual({ ...none, html: "" });
      expect(theirs.html, pattern).not.toContain(name);
      expect(theirs.html, pattern).not.toContain(ids.number);
    }
  });
}

async function nameOfA(): Promise<string> {
  const [row] = await ask<{ name_zh: string }>("select name_zh from institutions where id = $1", [
    ids.institution,
  ]);
  return row?.name_zh ?? "";
}

test("the trail of another hospital is refused like that of nobody", async ({ arrive }) => {
  const person = await arrive({ as: accounts.itOfB });
  const theirs = await read(person, `/audit/export?institution=${ids.institution}`);
  const none = await read(person, `/audit/export?institution=${randomUUID()}`);
  const byNumber = await read(person, `/audit/export?institution=${ids.number}`);
  expect(theirs.status).toBe(404);
  expect(theirs).toEqual({ ...none, html: theirs.html });
  expect(byNumber.words).toBe(none.words);
  const filtered = await read(person, `/audit?object=${ids.deployment}`);
  const empty = await read(person, `/audit?object=${randomUUID()}`);
  expect(filtered.words).toBe(empty.words);
});

/** Names of A that the public register does not hold. */
async function unpublishedNames(): Promise<string[]> {
  const rows = await ask<{ name: string }>(
    `select d.name from deployments d where d.institution_id = $1
       and not exists (select 1 from published_records p where p.record_id = d.id)
     union all
     select a.name_zh from applications a where a.institution_id = $1
       and not exists (select 1 from published_records p where p.record_id = a.id)`,
    [ids.institution],
  );
  return rows.map(({ name }) => name);
}

test("searching for another hospital's unpublished names finds nothing of it", async ({ arrive }) => {
  const names = await unpublishedNames();
  expect(names.length).toBeGreaterThan(0);
  const name = await nameOfA();
  for (const person of [await arrive({ as: accounts.itOfB }), await arrive()]) {
    for (const unpublished of names) {
      const query = encodeURIComponent(`${unpublished} ${ids.number}`);
      const { html } = await read(person, `/register?q=${query}`);
      expect(html, unpublished).toContain(person.t("register.empty.title"));
    }
  }
  const person = await arrive({ as: accounts.itOfB });
  for (const path of [
    "/institutions",
    `/institutions?q=${encodeURIComponent(name)}`,
    "/deployments",
    "/home",
  ]) {
    const { html } = await read(person, path);
    expect(html, path).not.toContain(ids.institution);
    expect(html, path).not.toContain(ids.deployment);
  }
});

type Held = { name: string; call: ActionCall };

/** What A's own IT would post; each is held back, so that nothing of A changes. */
async function actionsOfA(arrive: Arrive): Promise<Held[]> {
  const person = await arrive({ as: accounts.itOfA });
  const { t } = person;
  const saves: readonly (readonly [name: string, path: string, label: string])[] = [
    ["institution", `/institutions/${ids.institution}/edit`, t("institutions.form.submit")],
    ["deployment", `/deployments/${ids.deployment}/edit`, t("deployments.form.submitEdit")],
    [
      "configuration",
      `/deployments/${ids.deployment}/configuration`,
      t("deployments.form.configuration.submit"),
    ],
    ["application", `/applications/${ids.application}/edit`, t("applications.form.submitEdit")],
  ];
  const held: Held[] = [];
  for (const [name, path, label] of saves) {
    const page = await person.context.newPage();
    await page.goto(path);
    const button = page.getByRole("button", { name: label, exact: true });
    held.push({ name, call: await heldAction(page, () => button.click()) });
    await page.close();
  }
  const [draft] = await ask<{ id: string }>(
    "select id from deployments where institution_id = $1 and state = 'draft' and configuration_id is not null order by number limit 1",
    [ids.institution],
  );
  await person.page.goto(`/deployments/${draft?.id}`);
  const submit = actPanel(person).getByRole("button", { name: t("reviews.acts.button.submit"), exact: true });
  held.push({ name: "submit", call: await heldAction(person.page, () => submit.click()) });
  return held;
}

test("a server action replayed with another hospital's ids answers as for ids of nobody", async ({
  arrive,
  baseURL,
}) => {
  const origin = baseURL ?? "";
  const held = await actionsOfA(arrive);
  const other = await arrive({ as: accounts.itOfB });
  for (const { name, call } of held) {
    const theirs = await replay(other.context.request, origin, call, new Map());
    const none = await replay(other.context.request, origin, call, inventedFor(call));
    const said = withoutRequestMarks(await theirs.text());
    expect(said, name).toContain('"record.not-found"');
    expect(theirs.status(), name).toBe(none.status());
    expect(said, name).toBe(withoutRequestMarks(await none.text()));
  }
});

test("a server action called by a visitor, or from another origin, does nothing", async ({
  arrive,
  baseURL,
}) => {
  const [first] = await actionsOfA(arrive);
  if (first === undefined) throw new Error("no action was held");
  const visitor = await arrive();
  const answer = await replay(visitor.context.request, baseURL ?? "", first.call, new Map());
  expect(await answer.text()).toContain('"sign-in.required"');
  const own = await arrive({ as: accounts.itOfA });
  const foreign = await replay(own.context.request, "https://evil.example", first.call, new Map());
  expect(foreign.status()).toBeGreaterThanOrEqual(400);
  const [row] = await ask<{ revision: number }>("select revision from institutions where id = $1", [
    ids.institution,
  ]);
  expect(first.call.body).toContain(`"revision":${row?.revision}`);
});
