import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Viewer } from "@/lib/auth/actor";
import { createDeployment, updateDeployment } from "@/lib/deployments/commands";
import { limitValues, makeEndpoint, proposalValues, smallQuestion } from "@/lib/testing/endpoints";
import { deploymentValues } from "@/lib/testing/forms";
import { type CountingServer, startCounting } from "@/lib/testing/llm-server";
import {
  makeHospital,
  makeReviewer,
  makeViewer,
  openTestPortal,
  type TestHospital,
  type TestPortal,
} from "@/lib/testing/portal";
import { decideEndpoint } from "./approval-commands";
import { callEndpoint } from "./call";
import { limitEndpoint, proposeEndpoint, proposeSimulator, switchEndpoint } from "./commands";
import { getEndpoint, listEndpoints } from "./queries";

let portal: TestPortal;
let hospital: TestHospital;
let admin: Viewer;
/** Nobody may come here before an approval, or after one is gone. */
let server: CountingServer;

beforeAll(async () => {
  portal = await openTestPortal();
  hospital = await makeHospital(portal);
  admin = await makeViewer(portal, { role: "admin_security", jurisdictionCode: "000000" }, "安全管理员");
  server = await startCounting();
});
beforeEach(() => {
  vi.stubEnv("PORTAL_INSTANCE", "live");
  vi.stubEnv("ALLOW_LOOPBACK_ENDPOINT_PORTS", String(server.port));
});
afterEach(() => vi.unstubAllEnvs());
afterAll(async () => {
  await server.close();
  await portal.close();
});

const deployment = async () => (await createDeployment(hospital.it, deploymentValues())).id;
const here = () => ({ scheme: "http", host: "127.0.0.1", port: server.port, network: "127.0.0.0/8" });
const call = (endpointId: string) =>
  callEndpoint({
    actor: hospital.it,
    institutionId: hospital.id,
    endpointId,
    purpose: "trial",
    request: smallQuestion,
  });
const stateOf = async (deploymentId: string) =>
  (await getEndpoint(hospital.it, { deploymentId })).endpoint?.state ?? null;

describe("an address that is never called", () => {
  const off = "127.0.0.0/8";
  const cases: [string, Record<string, unknown>, string, string][] = [
    ...[
      "127.1",
      "2130706433",
      "0x7f.1",
      "[::ffff:127.0.0.1]",
      "127.0.0.1.",
      "0",
      "169.254.169.254",
      "100.100.100.200",
    ].map((host): [string, Record<string, unknown>, string, string] => [
      `the host ${host}`,
      { host, network: off },
      "host",
      "endpoint.address",
    ]),
    ["an address outside its network", { host: "10.21.0.1" }, "host", "endpoint.address"],
    ["a user before the host", { host: "10.20.0.5@127.0.0.1" }, "host", "endpoint.host"],
    ["a path behind it", { host: "10.20.0.5/x" }, "host", "endpoint.host"],
    ["a query behind it", { host: "10.20.0.5?x=1" }, "host", "endpoint.host"],
    ["a cloud service", { host: "api.deepseek.com" }, "host", "endpoint.cloud-service"],
    ...[22, 25, 2375, 3306, 5432, 6379, 9200, 10250].map(
      (port): [string, Record<string, unknown>, string, string] => [
        `the port ${port}`,
        { port },
        "port",
        "endpoint.port",
      ],
    ),
    ["too wide a network", { network: "0.0.0.0/0" }, "network", "endpoint.network"],
    ["a path that is not of its kind", { basePath: "/terminate" }, "basePath", "endpoint.base-path"],
    ["the scheme file", { scheme: "file" }, "scheme", "choice"],
    ["the scheme gopher", { scheme: "gopher" }, "scheme", "choice"],
    ["a certificate that is none", { caPem: "-----BEGIN CERTIFICATE-----" }, "caPem", "endpoint.ca"],
    ["the simulator by its name", { modelIdSent: "simulator-good" }, "modelIdSent", "endpoint.simulator"],
  ];

  it.each(cases)("is not registered: %s", async (_, change, path, code) => {
    vi.stubEnv("ALLOW_LOOPBACK_ENDPOINT_PORTS", "");
    const deploymentId = await deployment();
    const proposal = proposeEndpoint(hospital.it, { ...proposalValues(deploymentId), ...change });
    await expect(proposal).rejects.toMatchObject({
      code: "input.invalid",
      fields: expect.arrayContaining([expect.objectContaining({ path, code })]),
    });
    expect(await stateOf(deploymentId)).toBeNull();
  });
});

describe("an approval", () => {
  it("is a second person's, and of what was proposed: any change of it has to be approved anew", async () => {
    const deploymentId = await deployment();
    const first = await proposeEndpoint(hospital.it, { ...proposalValues(deploymentId), ...here() });
    expect(first).toMatchObject({ revision: 1, state: "pending" });
    expect(await call(first.id)).toEqual({ kind: "refused", reason: "not-approved" });
    const approve = (revision: number) =>
      decideEndpoint(admin, { id: first.id, revision, decision: "approve" });
    await expect(approve(7)).rejects.toMatchObject({ code: "record.stale" });
    await approve(1);
    expect((await call(first.id)).kind).toBe("done");
    const reached = server.requests.length;

    const edits: Record<string, unknown>[] = [
      { port: server.port + 1 },
      { ...here(), network: "127.0.0.1/32" },
      { ...here(), network: "127.0.0.1/32", key: "sk-0123456789abcdef" },
      { ...here(), network: "127.0.0.1/32", key: "sk-0123456789abcdef" },
      { ...here(), network: "127.0.0.1/32", removesKey: true },
      { ...here(), network: "127.0.0.1/32", modelIdSent: "other" },
    ];
    vi.stubEnv("ALLOW_LOOPBACK_ENDPOINT_PORTS", `${server.port},${server.port + 1}`);
    let revision = 1;
    for (const edit of edits) {
      const changed = { ...proposalValues(deploymentId, revision), ...here(), ...edit };
      const next = await proposeEndpoint(hospital.it, changed);
      revision = next.revision;
      expect([edit, next.state, await call(first.id)]).toEqual([
        edit,
        "pending",
        { kind: "refused", reason: "not-approved" },
      ]);
      await approve(revision);
    }
    expect(server.requests).toHaveLength(reached);
  });

  it("stands while only limits, thinking or nothing changes", async () => {
    const deploymentId = await deployment();
    const values = proposalValues(deploymentId);
    const { id } = await proposeEndpoint(hospital.it, values);
    await decideEndpoint(admin, { id, revision: 1, decision: "approve" });
    await limitEndpoint(hospital.it, limitValues(deploymentId, 1));
    expect(await stateOf(deploymentId)).toBe("approved");
    const thinking = { ...values, revision: 2, thinkingBy: "kwargs-thinking", isThinkingOn: true };
    expect(await proposeEndpoint(hospital.it, thinking)).toMatchObject({ state: "approved", revision: 3 });
    await expect(limitEndpoint(hospital.it, limitValues(deploymentId, 2))).rejects.toMatchObject({
      code: "record.stale",
    });
  });

  it("forgets whether to think with the switch that it was an answer to", async () => {
    const id = await deployment();
    const on = { thinkingBy: "kwargs-thinking", isThinkingOn: true };
    await proposeEndpoint(hospital.it, { ...proposalValues(id), ...on });
    await proposeEndpoint(hospital.it, { ...proposalValues(id, 1), thinkingBy: "", isThinkingOn: true });
    const { endpoint } = await getEndpoint(hospital.it, { deploymentId: id });
    expect(endpoint).toMatchObject({ thinkingBy: null, isThinkingOn: null });
  });

  it("falls when the deployment's own form states another address", async () => {
    const { id, deploymentId } = await makeEndpoint(portal, hospital, server.port);
    const endpoint = {
      serverKind: "vllm",
      scheme: "http",
      host: "127.0.0.1",
      port: server.port,
      modelIdSent: "m",
    };
    const form = { ...deploymentValues(), id: deploymentId };
    await updateDeployment(hospital.it, { ...form, revision: 1, endpoint });
    expect(await stateOf(deploymentId)).toBe("approved");
    await updateDeployment(hospital.it, {
      ...form,
      revision: 2,
      endpoint: { ...endpoint, host: "127.0.0.2" },
    });
    expect(await stateOf(deploymentId)).toBe("draft");
    expect(await call(id)).toEqual({ kind: "refused", reason: "not-approved" });
  });

  it("is nobody's who proposed it, is taken back for a reason, and can be refused", async () => {
    const [own, other] = [
      await makeEndpoint(portal, hospital, 1, { state: "pending", proposedBy: admin.userId }),
      await makeEndpoint(portal, hospital, 1, { state: "pending" }),
    ];
    const decide = (id: string, decision: string, reason?: string) =>
      decideEndpoint(admin, { id, revision: 1, decision, reason });
    await expect(decide(own.id, "approve")).rejects.toMatchObject({ code: "record.same-person" });
    await expect(decide(other.id, "refuse")).rejects.toMatchObject({
      fields: [{ path: "reason", code: "required" }],
    });
    await decide(other.id, "refuse", "网段过宽，请缩小");
    await expect(decide(other.id, "suspend", "网段过宽")).rejects.toMatchObject({
      code: "record.wrong-state",
    });
    const third = await makeEndpoint(portal, hospital, 1);
    await decide(third.id, "suspend", "接到安全通报");
    expect(await call(third.id)).toEqual({ kind: "refused", reason: "not-approved" });
    await decide(third.id, "approve");
    expect(await stateOf(third.deploymentId)).toBe("approved");
  });

  it("is prepared by a list that shows the administrator every endpoint's record and no record of a hospital", async () => {
    const list = await listEndpoints(admin, {});
    const waiting = list.findIndex(({ state }) => state !== "pending");
    expect(list.slice(waiting).every(({ state }) => state !== "pending")).toBe(true);
    expect(list.length).toBeGreaterThan(3);
  });
});

describe("a key", () => {
  it.each(["a\r\nx: 1", "钥匙", "with space", "x".repeat(513)])(
    "is refused as %j, and quoted nowhere",
    async (key) => {
      const logged = vi.spyOn(console, "error");
      const proposal = proposeEndpoint(hospital.it, { ...proposalValues(await deployment()), key });
      const refusal: unknown = await proposal.catch((error: unknown) => error);
      expect(refusal).toMatchObject({ status: 400, code: "endpoint.bad-key", fields: [{ path: "key" }] });
      expect(JSON.stringify([refusal, (refusal as Error).stack, logged.mock.calls])).not.toContain(
        key.slice(0, 9),
      );
      logged.mockRestore();
    },
  );

  it("is given back by nothing and lies sealed, otherwise each time", async () => {
    const key = "sk-a-key-nobody-may-see-4321";
    const ids = [await deployment(), await deployment()];
    for (const deploymentId of ids)
      await proposeEndpoint(hospital.it, { ...proposalValues(deploymentId), key });
    for (const deploymentId of ids) {
      const page = await getEndpoint(hospital.it, { deploymentId });
      expect(page.endpoint).toMatchObject({ hasKey: true, keyLastFour: "4321" });
      expect(JSON.stringify(page)).not.toContain(key.slice(0, 20));
    }
    expect(JSON.stringify(await listEndpoints(admin, {}))).not.toContain(key.slice(0, 20));
    const rows = await portal.asMaintenance((tx) =>
      tx.execute<{ sealed: string }>(
        sql`select sealed from endpoint_keys k join endpoints e using (institution_id, id) where e.deployment_id in ${ids}`,
      ),
    );
    expect(new Set(rows.map(({ sealed }) => sealed)).size).toBe(2);
    const plain = await portal.asMaintenance((tx) =>
      tx.execute(sql`select 1 from audit_events where event::text like ${`%${key.slice(0, 20)}%`}`),
    );
    expect(plain).toHaveLength(0);
  });
});

describe("the kill switch", () => {
  const kill = (who: Viewer, id: string, isKilled = true) =>
    switchEndpoint(who, { id, isKilled, reason: "例行检修" });

  it("is the hospital's and the administrator's; what the administrator stopped only they release", async () => {
    const { id } = await makeEndpoint(portal, hospital, server.port);
    const before = server.requests.length;
    await kill(hospital.quality, id);
    expect(await call(id)).toEqual({ kind: "refused", reason: "killed" });
    await expect(kill(hospital.it, id)).rejects.toMatchObject({ code: "record.wrong-state" });
    await kill(hospital.it, id, false);
    await kill(admin, id);
    await expect(kill(hospital.it, id, false)).rejects.toMatchObject({ code: "endpoint.killed-by-security" });
    expect(server.requests).toHaveLength(before);
    await kill(admin, id, false);
    expect((await call(id)).kind).toBe("done");
    await expect(kill((await makeHospital(portal)).it, id)).rejects.toMatchObject({
      code: "record.not-found",
    });
    await expect(kill(await makeReviewer(portal), id)).rejects.toMatchObject({ code: "permission.denied" });
  });
});

describe("the simulator", () => {
  const simulate = async () =>
    proposeSimulator(hospital.it, { deploymentId: await deployment(), revision: 0, behaviour: "good" });

  it("cannot be registered in a live instance, nor be called there", async () => {
    vi.stubEnv("SIMULATOR_PORT", String(server.port));
    await expect(simulate()).rejects.toMatchObject({ code: "endpoint.no-simulator" });
    vi.stubEnv("PORTAL_INSTANCE", "demo");
    const { id } = await simulate();
    await decideEndpoint(admin, { id, revision: 1, decision: "approve" });
    const before = server.requests.length;
    vi.stubEnv("PORTAL_INSTANCE", "live");
    expect(await call(id)).toEqual({ kind: "refused", reason: "not-approved" });
    expect(server.requests).toHaveLength(before);
    vi.stubEnv("PORTAL_INSTANCE", "demo");
    vi.stubEnv("ALLOW_LOOPBACK_ENDPOINT_PORTS", "");
    expect(await call(id)).toMatchObject({ kind: "done", served: { isSimulator: true } });
    expect(server.requests).toHaveLength(before + 1);
  });
});
