import { z } from "zod";
import { endpointSchemes, serverKinds } from "@/db/values";
import { endpointStates, targetKinds } from "@/db/values/endpoints";
import type { EndpointPage } from "./queries";

/** An endpoint as a machine reads it. A key is told by its last four characters and never given back. */
const answer = z.object({
  id: z.uuid(),
  deploymentId: z.uuid(),
  revision: z.int().positive(),
  state: z.enum(endpointStates),
  isKilled: z.boolean(),
  isSimulator: z.boolean(),
  serverKind: z.enum(serverKinds).nullable(),
  targetKind: z.enum(targetKinds).nullable(),
  scheme: z.enum(endpointSchemes).nullable(),
  host: z.string().nullable(),
  port: z.int().nullable(),
  network: z.string().nullable(),
  basePath: z.string().nullable(),
  modelIdSent: z.string().nullable(),
  keyLastFour: z.string().nullable(),
  limits: z.object({
    maxInFlight: z.int(),
    perMinute: z.int(),
    budgetCalls: z.int(),
    budgetTokens: z.int(),
    budgetSeconds: z.int(),
    quietFrom: z.string().nullable(),
    quietTo: z.string().nullable(),
  }),
  usedToday: z.object({ calls: z.int(), tokens: z.int(), seconds: z.int() }).nullable(),
});

const known = <T extends string>(values: readonly T[], text: string | null) =>
  values.find((value) => value === text) ?? null;

function presented({ endpoint, usage }: EndpointPage) {
  if (endpoint === null) return { endpoint: null };
  const { id, deploymentId, revision, state, isSimulator, host, port, network, basePath } = endpoint;
  const { maxInFlight, perMinute, budgetCalls, budgetTokens, budgetSeconds, quietFrom, quietTo } = endpoint;
  return {
    endpoint: {
      ...{ id, deploymentId, revision, state, isSimulator, isKilled: endpoint.killedAt !== null },
      serverKind: known(serverKinds, endpoint.serverKind),
      targetKind: known(targetKinds, endpoint.targetKind),
      scheme: known(endpointSchemes, endpoint.scheme),
      ...{ host, port, network, basePath },
      modelIdSent: endpoint.modelIdSent,
      keyLastFour: endpoint.keyLastFour,
      limits: { maxInFlight, perMinute, budgetCalls, budgetTokens, budgetSeconds, quietFrom, quietTo },
      usedToday: usage,
    },
  };
}

export const endpointFace = {
  method: "GET",
  path: "/deployments/{deploymentId}/endpoint",
  input: z.strictObject({ deploymentId: z.uuid() }),
  answer: z.object({ endpoint: answer.nullable() }),
  present: presented,
} as const;

export const proposalFace = {
  method: "PUT",
  path: "/deployments/{deploymentId}/endpoint",
  answer: z.object({ id: z.uuid(), revision: z.int().positive(), state: z.string() }),
  present: (kept: { id: string; revision: number; state: string }) => kept,
} as const;
