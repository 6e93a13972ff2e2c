import "server-only";
import type { z } from "zod";
import type { Scope, Transaction } from "@/db/client";
import { type Actor, scopeOf } from "@/lib/auth/actor";
import type { Permission } from "@/lib/auth/permissions";
import { scoped } from "@/lib/database";
import { type ApiCall, type ApiFace, answerOf, type Gate } from "./api-face";
import { parseInput } from "./parse-input";
import { requirePermission } from "./require-permission";

type QueryDefinition<A extends Actor, Parameters, Result> = {
  name: string;
  permission: Permission;
  scope?: (actor: A, parameters: Parameters) => Scope;
  run: (tx: Transaction, actor: A, parameters: Parameters) => Promise<Result>;
  /** Declared by a query that machines may call too: its parameters come as text, so they have a schema. */
  api?: ApiFace<NoInfer<Result>> & { input: z.ZodType<NoInfer<Parameters>> };
};

/**
 * The only way to read rows: permission, then the actor's scope. A row out of scope is not there;
 * the query itself carries no institution filter.
 */
export function defineQuery<A extends Actor, Parameters, Result>(
  definition: QueryDefinition<A, Parameters, Result>,
): Gate<A, Parameters, Result> {
  const { name, permission, api } = definition;
  const query = async (actor: A, parameters: Parameters): Promise<Result> => {
    await requirePermission(actor, permission, name);
    const scope = definition.scope?.(actor, parameters) ?? scopeOf(actor);
    return scoped(scope, (tx) => definition.run(tx, actor, parameters));
  };
  if (api === undefined) return Object.assign(query, { endpoint: null });
  const call = async ({ actor, input }: ApiCall) =>
    answerOf(api, await query(actor as A, parseInput(api.input, input)));
  return Object.assign(query, { endpoint: { ...api, name, permission, isWrite: false, call } });
}
