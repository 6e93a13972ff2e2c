import { and, eq, sql } from "drizzle-orm";
import {
  endpointCalls,
  endpointKeys,
  endpoints,
  endpointTests,
  endpointUsage,
  targetNow,
} from "@/db/schema/endpoints";
import { createDeployment } from "@/lib/deployments/commands";
import { env } from "@/lib/env";
import { masterKeysFrom } from "@/lib/envelope";
import { newId } from "@/lib/ids";
import { sealKey } from "@/lib/llm/key-envelope";
import { deploymentValues } from "./forms";
import type { TestHospital, TestPortal } from "./portal";

type Change = Partial<typeof endpoints.$inferInsert> & { key?: string };

/** A deployment's endpoint on this machine as if it had been proposed and approved; a test changes what it is about. */
export async function makeEndpoint(
  portal: TestPortal,
  hospital: TestHospital,
  port: number,
  { key, ...change }: Change = {},
): Promise<{ id: string; deploymentId: string }> {
  const deploymentId =
    change.deploymentId ??
    (await createDeployment(hospital.it, deploymentValues(`平台 ${newId().slice(-8)}`))).id;
  const id = newId();
  const place = { institutionId: hospital.id, jurisdictionCode: hospital.jurisdictionCode, id };
  const at = { scheme: "http", host: "127.0.0.1", port, network: "127.0.0.0/8", basePath: "/v1" };
  const seal = key === undefined ? null : sealKey(key, id, masterKeysFrom(env().secret, "endpoint-key/1"));
  await portal.asMaintenance(async (tx) => {
    await tx.insert(endpoints).values({
      ...place,
      serverKind: "vllm",
      modelIdSent: "m",
      ...at,
      ...(seal === null ? {} : { keyMark: newId(), keyLastFour: seal.lastFour }),
      proposedBy: hospital.it.userId,
      ...change,
      deploymentId,
      state: "draft",
    });
    if (seal !== null) {
      const { keyVersion, nonce, sealed } = seal;
      await tx.insert(endpointKeys).values({ ...place, keyVersion, nonce, sealed });
    }
    const state = change.state ?? "approved";
    const approval =
      state === "approved" ? { approvedTarget: sql<string>`${targetNow}`, approvedBy: newId() } : {};
    await tx
      .update(endpoints)
      .set({ state, ...approval })
      .where(and(eq(endpoints.institutionId, hospital.id), eq(endpoints.id, id)));
  });
  return { id, deploymentId };
}

/** What `callEndpoint` asks, in few tokens. */
export const smallQuestion = {
  messages: [{ role: "user" as const, content: "1 + 1?" }],
  maxTokens: 100,
  temperature: null,
  topP: null,
  seed: null,
  isStreamed: true,
};

/** A key, a call, a day's use and a test of an endpoint, as if they had come about. */
export async function addEndpointRows(portal: TestPortal, hospital: TestHospital): Promise<void> {
  const { id: endpointId } = await makeEndpoint(portal, hospital, 8000, { key: "sk-0123456789abcdef" });
  const place = { institutionId: hospital.id, jurisdictionCode: hospital.jurisdictionCode, endpointId };
  const [at, day] = [new Date(), "2026-01-05"];
  const by = { byId: hospital.it.userId, byName: "信息员", byRole: "hospital_it" };
  const none = { reservedTokens: 0, reservedMs: 0 };
  await portal.asMaintenance(async (tx) => {
    await tx
      .insert(endpointUsage)
      .values({ ...place, day, calls: 1, settledTokens: 13, settledMs: 20, ...none });
    await tx.insert(endpointCalls).values({
      ...{ ...place, id: newId(), purpose: "trial", userId: by.byId, day, ...none },
      ...{ startedAt: at, expiresAt: at, endedAt: at, outcome: "answer" },
    });
    const tested = {
      endpointRevision: 1,
      address: "http://127.0.0.1:8000/v1",
      report: {},
      digest: "0".repeat(64),
    };
    await tx.insert(endpointTests).values({ ...place, id: newId(), at, ...by, ...tested });
  });
}

/** What a hospital proposes: a server of its own in its own network. */
export const proposalValues = (deploymentId: string, revision = 0) => ({
  deploymentId,
  revision,
  serverKind: "vllm",
  targetKind: "model",
  scheme: "https",
  host: "10.20.0.5",
  port: 8000,
  network: "10.20.0.0/16",
  basePath: "/v1",
  modelIdSent: "DeepSeek-R1",
});

export const limitValues = (deploymentId: string, revision: number) => ({
  deploymentId,
  revision,
  maxInFlight: 4,
  perMinute: 60,
  headersSeconds: 60,
  gapSeconds: 60,
  totalSeconds: 300,
  budgetCalls: 500,
  budgetTokens: 1_000_000,
  budgetSeconds: 36_000,
  quietFrom: "22:00",
  quietTo: "06:00",
});
