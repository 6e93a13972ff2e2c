import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Scope } from "@/db/client";
import { institutions } from "@/db/schema/institutions";
import type { Viewer } from "@/lib/auth/actor";
import { answerOf } from "@/lib/testing/gate-world";
import { publishedDeployment } from "@/lib/testing/journey";
import { makeNewcomer, requestFor, usccOf } from "@/lib/testing/membership";
import {
  inventedUscc,
  makeHospital,
  makeReviewer,
  openTestPortal,
  type TestHospital,
  type TestPortal,
} from "@/lib/testing/portal";
import { attempt, DENIED, scopeOfHospital } from "@/lib/testing/raw-scope";
import { decideMembership, requestMembership } from "./membership-commands";
import { listMembershipRequests } from "./queries";

let portal: TestPortal;
let reviewer: Viewer;
let hospital: TestHospital;

beforeAll(async () => {
  portal = await openTestPortal();
  reviewer = await makeReviewer(portal);
  hospital = await makeHospital(portal);
});
afterAll(() => portal.close());

/** Somebody new proposes an institution under this code. */
async function asks(uscc: string, provinceAdcode = "330000", campus = ""): Promise<string> {
  const asking = await makeNewcomer(portal);
  return (await requestMembership(asking, requestFor(uscc, { provinceAdcode, campus }))).id;
}
const approve = (requestId: string, by = reviewer) =>
  decideMembership(by, { requestId, decision: "approve" });

/** What the reviewer's page says of a request that waits. */
async function shown(id: string, by = reviewer) {
  const { pending } = await listMembershipRequests(by, {});
  return pending.find((item) => item.id === id);
}

describe("the institution a request would join", () => {
  it("is a new one where nobody holds the code", async () => {
    const id = await asks(inventedUscc());
    expect(await shown(id)).toMatchObject({ joins: null, isElsewhere: false, otherCampuses: 0 });
  });

  it("is none out of the province the request names, not even by a national reviewer", async () => {
    const far = await makeHospital(portal, "440000");
    const national = await makeReviewer(portal, "000000");
    const id = await asks(await usccOf(portal, far), "330000");
    for (const by of [reviewer, national]) {
      expect(await shown(id, by)).toMatchObject({ joins: null, isElsewhere: true, otherCampuses: 0 });
    }
    expect(await answerOf(approve(id, national))).toMatchObject({
      refused: { code: "institution.identifier-taken" },
    });
  });

  it("is not a hospital that typed a foreign code into its own draft", async () => {
    const [real, thief] = [await makeHospital(portal), await makeHospital(portal)];
    const code = await usccOf(portal, real);
    const nobodys = inventedUscc();
    const claim = (uscc: string) =>
      portal.asMaintenance((tx) =>
        tx.update(institutions).set({ uscc }).where(eq(institutions.id, thief.id)),
      );
    await claim(code);
    await portal.asMaintenance((tx) =>
      tx.update(institutions).set({ uscc: null }).where(eq(institutions.id, real.id)),
    );
    const id = await asks(code);
    expect((await shown(id))?.joins).toMatchObject({ id: real.id });
    expect(await approve(id)).toEqual({ institutionId: real.id });
    await claim(nobodys);
    const next = await asks(nobodys);
    expect((await shown(next))?.joins).toBeNull();
    const opened = await approve(next);
    expect(opened.institutionId).not.toBe(thief.id);
  });

  it("is a new one where the code has other campuses only, and their number is told", async () => {
    const id = await asks(await usccOf(portal, hospital), "330000", "城东院区");
    expect(await shown(id)).toMatchObject({ joins: null, isElsewhere: false, otherCampuses: 1 });
    const { institutionId } = await approve(id);
    expect(institutionId).not.toBe(hospital.id);
  });
});

describe("the look-up of a credit code", () => {
  const ask = (uscc: string, jurisdiction: string) =>
    sql`select count(holder)::int as n from identifier_holder(${uscc}, '', ${jurisdiction})`;

  it("answers a reviewer about requests in reach and nobody else", async () => {
    const code = await usccOf(portal, hospital);
    const seat = { kind: "regulator", userId: reviewer.userId, authority: "nhc", role: "reviewer" } as const;
    const near: Scope = { ...seat, from: "33", to: "33~" };
    expect(await attempt(near, ask(code, "330000"))).toBe(1);
    expect(await attempt(near, ask(code, "440000"))).toBe(DENIED);
    const others: Scope[] = [
      scopeOfHospital(hospital),
      { ...seat, from: "44", to: "44~" },
      { kind: "account", userId: reviewer.userId },
      { kind: "admin", userId: reviewer.userId },
      { kind: "system", institutionId: hospital.id },
      { kind: "auth" },
      { kind: "public" },
    ];
    for (const scope of others) {
      expect([scope.kind, await attempt(scope, ask(code, "330000"))]).toEqual([scope.kind, DENIED]);
    }
  });
});

describe("public institutions named like the one a request proposes", () => {
  const named = async (nameZh: string, uscc: string, provinceAdcode = "330000") => {
    const asking = await makeNewcomer(portal);
    return (await requestMembership(asking, requestFor(uscc, { nameZh, provinceAdcode }))).id;
  };
  const alike = async (id: string) => (await shown(id))?.alike;

  it("stand beside it whatever the code says, the identical first, by what is public only", async () => {
    const [own, cousin, hidden] = [await makeHospital(portal), await makeHospital(portal), hospital];
    await publishedDeployment(cousin, reviewer);
    const twin = await named(own.nameZh, inventedUscc());
    expect(await alike(twin)).not.toContainEqual(expect.objectContaining({ name: own.nameZh }));
    await publishedDeployment(own, reviewer);

    const first = { name: own.nameZh, because: "sameName", href: expect.stringMatching(/^\/register\/INS-/) };
    for (const id of [twin, await named(own.nameZh, await usccOf(portal, own))]) {
      const [identical, ...rest] = (await alike(id)) ?? [];
      expect(identical).toMatchObject(first);
      expect(rest.map(({ because }) => because)).not.toContain("sameName");
      expect(JSON.stringify([identical, rest])).not.toContain(hidden.nameZh);
    }
    expect(await alike(await asks(inventedUscc()))).toEqual([]);
  });

  it("are asked for no longer once the request is decided", async () => {
    const own = await makeHospital(portal);
    await publishedDeployment(own, reviewer);
    const id = await named(own.nameZh, inventedUscc());
    await decideMembership(reviewer, { requestId: id, decision: "refuse", reason: "请认领已有机构" });
    const { decided } = await listMembershipRequests(reviewer, {});
    expect(decided.find((item) => item.id === id)?.alike).toEqual([]);
  });
});
