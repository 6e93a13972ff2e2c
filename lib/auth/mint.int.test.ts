import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { memberships } from "@/db/schema/users";
import { scoped } from "@/lib/database";
import { newId } from "@/lib/ids";
import { makeHospital, openTestPortal, type TestPortal, visitor } from "@/lib/testing/portal";
import { createToken } from "@/lib/users/token-commands";
import { viewerOfToken } from "./mint";

let portal: TestPortal;
beforeAll(async () => {
  portal = await openTestPortal();
});
afterAll(() => portal.close());

const holderOf = (secret: string) =>
  scoped({ kind: "auth" }, (tx) => viewerOfToken(tx, secret, visitor.request));

it("a token ends with the seat it was made in: it opens no other hospital its person comes to", async () => {
  const [left, entered] = [await makeHospital(portal), await makeHospital(portal)];
  const { secret } = await createToken(left.it, { name: "院内系统", scopes: ["institution:read"] });
  expect(await holderOf(secret)).toMatchObject({ institutionId: left.id });
  const { userId, name: userName } = left.it;
  await portal.asMaintenance((tx) =>
    tx.update(memberships).set({ state: "ended", endedAt: new Date() }).where(eq(memberships.userId, userId)),
  );
  expect(await holderOf(secret)).toMatchObject({ role: "account", institutionId: null });
  const seat = { role: "hospital_it", institutionId: entered.id, jurisdictionCode: "330000" };
  await portal.asMaintenance((tx) =>
    tx.insert(memberships).values({ id: newId(), userId, userName, ...seat, createdAt: new Date() }),
  );
  expect(await holderOf(secret)).toBeNull();
});
