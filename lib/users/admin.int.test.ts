import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Viewer } from "@/lib/auth/actor";
import {
  makeHospital,
  makeViewer,
  openTestPortal,
  type TestHospital,
  type TestPortal,
} from "@/lib/testing/portal";
import { countAdminArea } from "./admin-queries";
import { endSession } from "./commands";
import { listSessions, listUsers } from "./queries";
import { createToken, revokeToken } from "./token-commands";
import { listOwnTokens } from "./token-queries";

let portal: TestPortal;
let hospital: TestHospital;
let security: Viewer;
let system: Viewer;

const jurisdictionCode = "000000";
beforeAll(async () => {
  portal = await openTestPortal();
  hospital = await makeHospital(portal);
  security = await makeViewer(portal, { role: "admin_security", jurisdictionCode });
  system = await makeViewer(portal, { role: "admin_system", jurisdictionCode });
});
afterAll(() => portal.close());

const openOf = async (viewer: Viewer) =>
  (await listSessions(security, { person: viewer.email })).map(({ sessionId }) => sessionId);

describe("the list of sessions", () => {
  it("says whose each is, with role and institution, until it ends", async () => {
    const person = await makeViewer(portal, null, "某来者");
    const rows = await listSessions(security, { person: hospital.it.email });
    expect(rows).toMatchObject([
      {
        id: hospital.it.userId,
        role: "hospital_it",
        institutionId: hospital.id,
        sessionId: hospital.it.sessionId,
      },
    ]);
    expect(await openOf(person)).toEqual([person.sessionId]);
    await endSession(person, {});
    expect(await openOf(person)).toEqual([]);
  });

  it("is searched by name or address as it is written, in either case of letters", async () => {
    const person = await makeViewer(portal, null, "Ada 100%_x");
    const found = async (text: string) =>
      (await listSessions(security, { person: text })).map(({ id }) => id);
    expect(await found("ADA 100%_")).toEqual([person.userId]);
    expect(await found("A%x")).toEqual([]);
    expect(await found("' or true --")).toEqual([]);
    const accounts = await listUsers(system, { person: person.email.toUpperCase() });
    expect(accounts).toMatchObject([{ id: person.userId, openSessions: 1, role: null }]);
  });
});

describe("the administrators' overview", () => {
  it("counts what each may open and nothing else", async () => {
    const audit = await makeViewer(portal, { role: "admin_audit", jurisdictionCode });
    expect(Object.keys(await countAdminArea(audit, {}))).toEqual(["roles"]);
    expect(Object.keys(await countAdminArea(system, {})).sort()).toEqual(["roles", "users"]);
    expect(Object.keys(await countAdminArea(security, {})).sort()).toEqual([
      "endpoints",
      "factors",
      "roles",
      "sessions",
      "tokens",
    ]);
  });

  it("counts accounts, open sessions and live tokens as they stand", async () => {
    const [users, { sessions, tokens }] = [
      await countAdminArea(system, {}),
      await countAdminArea(security, {}),
    ];
    const person = await makeViewer(portal, null);
    const { id } = await createToken(hospital.it, { name: "登记系统", scopes: ["home:read"] });
    expect(await countAdminArea(system, {})).toMatchObject({ users: (users.users ?? 0) + 1 });
    const more = { sessions: (sessions ?? 0) + 1, tokens: (tokens ?? 0) + 1 };
    expect(await countAdminArea(security, {})).toMatchObject(more);
    await endSession(person, {});
    await revokeToken(hospital.it, { id });
    expect(await countAdminArea(security, {})).toMatchObject({ sessions, tokens });
    expect((await listOwnTokens(hospital.it, {}))[0]).toMatchObject({ id, name: "登记系统" });
  });
});
