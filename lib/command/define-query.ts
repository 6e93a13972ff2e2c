import "server-only";
import type { Scope, Transaction } from "@/db/client";
import { recordRefusal } from "@/lib/audit/append";
import { type Actor, scopeOf } from "@/lib/auth/actor";
import { may, type Permission } from "@/lib/auth/permissions";
import { scoped } from "@/lib/database";
import { AppError } from "@/lib/errors";

type QueryDefinition<A extends Actor, Parameters, Result> = {
  name: string;
  permission: Permission;
  scope?: (actor: A, parameters: Parameters) => Scope;
  run: (tx: Transaction, actor: A, parameters: Parameters) => Promise<Result>;
};

/**
 * The only way to read rows: permission, then the actor's scope. A row out of scope is not there;
 * the query itself carries no institution filter.
 */
export function defineQuery<A extends Actor, Parameters, Result>(
  definition: QueryDefinition<A, Parameters, Result>,
): (actor: A, parameters: Parameters) => Promise<Result> {
  return async (actor, parameters) => {
    if (!may(actor.role, definition.permission)) {
      await recordRefusal(actor, definition.name, "permission.denied");
      throw new AppError("permission.denied");
    }
    const scope = definition.scope?.(actor, parameters) ?? scopeOf(actor);
    return scoped(scope, (tx) => definition.run(tx, actor, parameters));
  };
}
