import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { apiTokens } from "@/db/schema/api";
import type { Viewer } from "@/lib/auth/actor";
import { may, type Permission } from "@/lib/auth/permissions";
import { apiScopes } from "@/lib/auth/scopes";
import { newTokenSecret, tokenHash } from "@/lib/auth/token-secret";
import { newId } from "@/lib/ids";
import { askApi } from "@/lib/testing/api";
import { type ApiCase, apiCases } from "@/lib/testing/api-cases";
import type { Subject } from "@/lib/testing/gate-case";
import { type GateWorld, holders, makeGateWorld, nobody, rowsOf, subjectOf } from "@/lib/testing/gate-world";
import { makeHospital, openTestPortal, type TestPortal } from "@/lib/testing/portal";
import { endpoints } from "./registry";

let portal: TestPortal;
let world: GateWorld;
const tokens = new Map<string, string>();

beforeAll(async () => {
  portal = await openTestPortal();
  world = await makeGateWorld(portal);
});
afterAll(() => portal.close());

/** A token that names everything, put straight into the table: here the role alone stands between it and the rows. */
async function mightyToken(person: Viewer): Promise<string> {
  const known = tokens.get(person.userId);
  if (known !== undefined) return known;
  const { secret, prefix } = newTokenSecret();
  const [createdAt, expiresAt] = [new Date(), new Date(Date.now() + 3_600_000)];
  const row = { id: newId(), userId: person.userId, name: "全部范围", prefix, hash: tokenHash(secret) };
  await portal.asMaintenance((tx) =>
    tx.insert(apiTokens).values({ ...row, scopes: [...apiScopes], createdAt, expiresAt }),
  );
  tokens.set(person.userId, secret);
  return secret;
}

async function ask(person: Viewer | null, asked: ApiCase, about: Subject) {
  const token = person === null ? undefined : await mightyToken(person);
  return askApi(asked.method, asked.path(about), {
    token,
    ...(asked.body ? { body: asked.body(about) } : {}),
    ...(asked.revision ? { headers: { "if-match": `"${asked.revision(about)}"` } } : {}),
  });
}

/** All a caller learns but the id of the request and the path they sent themselves. */
const learned = ({ status, body: { instance: _, ...rest } }: Awaited<ReturnType<typeof ask>>) => ({
  status,
  rest,
});

it("every endpoint has a line in the table, and every line an endpoint", () => {
  expect(Object.keys(apiCases).sort()).toEqual(endpoints.map(({ name }) => name).sort());
  const asked = [...new Set(endpoints.map(({ permission }) => permission))].sort();
  expect(asked).toEqual([...apiScopes].sort());
});

const cases = endpoints.map(
  (endpoint) => [endpoint.name, endpoint.permission, apiCases[endpoint.name]] as const,
);

describe.each(cases)("%s", (_name, permission: Permission, asked) => {
  if (asked === undefined) throw new Error("a line of the table");

  it("is refused to every role without its permission, and answers every role with it", async () => {
    const about = await subjectOf(world, await makeHospital(portal), asked.stage ?? "draft");
    for (const [role, person] of Object.entries(world.roles)) {
      if (person.kind !== "person") continue;
      const { status } = await ask(person, asked, nobody(about));
      const isAllowed = may(person.role, permission);
      expect([role, status === 403]).toEqual([role, !isAllowed]);
      expect([role, status]).toEqual([role, expect.toSatisfy((seen: number) => seen < 500)]);
    }
    const visitor = await ask(null, asked, nobody(about));
    expect(visitor.status === 401).toBe(!may("public", permission));
  });

  it("serves the hospital's own rows, and of another's says what it says of nobody's", async () => {
    const hospital = await makeHospital(portal);
    const about = await subjectOf(world, hospital, asked.stage ?? "draft");
    const before = await rowsOf(portal, hospital.id);
    const traces = [hospital.id, hospital.nameZh, about.deploymentId, about.applicationId, about.number];
    for (const [who, stranger] of Object.entries(world.strangers)) {
      const answer = await ask(stranger, asked, about);
      if (asked.kind === "about") {
        const invented = await ask(stranger, asked, nobody(about));
        expect([who, learned(answer)]).toEqual([who, learned(invented)]);
        expect([who, answer.status]).toEqual([who, may(stranger.role, permission) ? 404 : 403]);
      }
      const told = JSON.stringify({ ...answer.body, instance: "" });
      expect([who, traces.filter((trace) => told.includes(trace))]).toEqual([who, []]);
    }
    expect(await rowsOf(portal, hospital.id)).toBe(before);
    if (asked.kind === "public" || asked.isSigned) return;
    const [friend = hospital.it] = holders([hospital.it, hospital.quality, ...world.reviewers], permission);
    const served = await ask(friend, asked, about);
    expect(served.status).toBeOneOf([200, 201]);
  });
});
