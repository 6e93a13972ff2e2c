import { randomUUID } from "node:crypto";
import * as xlsx from "@e965/xlsx";
import type { APIResponse } from "@playwright/test";
import { formatRecordNumber } from "@/lib/records/number";
import { ask, type HospitalIds, recordsOfHospital } from "../database";
import { expect, type Person, test } from "../fixtures";
import { accounts } from "../people";
import { addressesOfApp, portalRoutes } from "../portal-routes";
import { wordsOfPage } from "./replay";

let ids: HospitalIds;
test.beforeAll(async () => {
  ids = await recordsOfHospital(accounts.itOfA);
});

const nobody = (): HospitalIds => ({
  ...ids,
  institution: randomUUID(),
  deployment: randomUUID(),
  check: randomUUID(),
  signature: randomUUID(),
});

const routesOf = (kind: "told" | "named") =>
  Object.values(portalRoutes).filter((route) => route.kind === kind);

/** Everything an answer says; a workbook is unpacked first, or nothing would be found in it. */
async function textOf(answer: APIResponse): Promise<string> {
  const type = answer.headers()["content-type"] ?? "";
  if (!type.includes("spreadsheetml")) return answer.text();
  const { Sheets, SheetNames } = xlsx.read(await answer.body(), { type: "buffer" });
  return SheetNames.map((name) => xlsx.utils.sheet_to_csv(Sheets[name] ?? {})).join("\n");
}

const fetchAs = ({ context }: Person, method: string, path: string, origin: string) =>
  context.request.fetch(path, { method, headers: { origin }, maxRedirects: 0 });

/** Records of A that are not public. */
const hiddenOfA = () =>
  ask<{ id: string; number: string }>(
    `select r.id, r.number from (
       select id, number, institution_id from deployments union all select id, number, institution_id from applications) r
     where r.institution_id = $1 and not exists (select 1 from published_records p where p.record_id = r.id)`,
    [ids.institution],
  );

test("every address that is no page has a row in the table", () => {
  const routes = addressesOfApp("route.ts");
  expect(routes.length).toBeGreaterThan(15);
  expect(routes).toEqual(Object.keys(portalRoutes).sort());
});

test("what is asked for by another hospital's id is answered as for nobody's", async ({
  arrive,
  baseURL,
}) => {
  const origin = baseURL ?? "";
  for (const person of [await arrive({ as: accounts.itOfB }), await arrive()]) {
    for (const { method, paths } of routesOf("named")) {
      for (const [at, path] of paths(ids).entries()) {
        const theirs = await fetchAs(person, method, path, origin);
        const none = await fetchAs(person, method, paths(nobody())[at] ?? "", origin);
        expect([401, 403, 404], path).toContain(theirs.status());
        expect([theirs.status(), wordsOfPage(await theirs.text())], path).toEqual([
          none.status(),
          wordsOfPage(await none.text()),
        ]);
      }
    }
  }
});

test("no file and no answer to a script holds what a hospital has not published", async ({
  arrive,
  baseURL,
}) => {
  const hidden = await hiddenOfA();
  expect(hidden.length).toBeGreaterThan(2);
  let read = 0;
  for (const person of [await arrive({ as: accounts.itOfB }), await arrive()]) {
    for (const { method, paths } of routesOf("told")) {
      for (const path of paths(ids)) {
        const text = await textOf(await fetchAs(person, method, path, baseURL ?? ""));
        read += text.length;
        for (const { id, number } of hidden) {
          expect(text.includes(id) || text.includes(number), `${path} ${number}`).toBe(false);
        }
      }
    }
  }
  const own = await textOf(
    await fetchAs(await arrive({ as: accounts.itOfB }), "GET", "/register/export?format=xlsx", baseURL ?? ""),
  );
  expect(own).toContain(ids.number);
  expect(read).toBeGreaterThan(1_000_000);
});

test("the number of a record that is not public is nobody's number, at every address that takes one", async ({
  arrive,
}) => {
  const hidden = (await hiddenOfA()).find(({ number }) => number.startsWith("DEP"));
  const [one, none] = [hidden?.number ?? "", formatRecordNumber("deployment", 9_999_998)];
  const addresses = (number: string) => [
    ...["", "/versions", "/versions/1", "/report"].map((rest) => `/register/${number}${rest}`),
    ...["", "/versions", "/versions/1"].map((rest) => `/api/v1/register/${number}${rest}`),
    `/audit/export?institution=${number}`,
  ];
  for (const { context } of [await arrive({ as: accounts.itOfB }), await arrive()]) {
    const told = async (number: string) => {
      const answers: [number, string][] = [];
      for (const path of addresses(number)) {
        const answer = await context.request.get(path, { maxRedirects: 0 });
        answers.push([answer.status(), wordsOfPage(await answer.text()).replaceAll(number, "<number>")]);
      }
      return answers;
    };
    const theirs = await told(one);
    expect(theirs.every(([status]) => status === 404 || status === 401)).toBe(true);
    expect(theirs).toEqual(await told(none));
  }
});
