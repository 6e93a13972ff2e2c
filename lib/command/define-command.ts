import "server-only";
import type { z } from "zod";
import type { Scope, Transaction } from "@/db/client";
import { type AuditEntry, appendAudit, recordRefusal } from "@/lib/audit/append";
import { type Actor, scopeOf, type Viewer } from "@/lib/auth/actor";
import { may, type Permission } from "@/lib/auth/permissions";
import { now } from "@/lib/clock";
import { scoped } from "@/lib/database";
import { AppError } from "@/lib/errors";
import { fieldProblems } from "./field-problems";

/** A write without an audit entry does not compile. */
export type Outcome<Result> = { result: Result; audit: readonly [AuditEntry, ...AuditEntry[]] };

export type CommandContext<A extends Actor, Input> = {
  actor: A;
  input: Input;
  tx: Transaction;
  at: Date;
};

export type CommandDefinition<A extends Actor, Schema extends z.ZodType, Result> = {
  name: string;
  permission: Permission;
  input: Schema;
  /** Runs and commits on its own before the transaction: what must be counted even when the command is refused. */
  before?: (actor: A) => Promise<void>;
  /** Where the rows are; the actor's own reach unless the command says otherwise. */
  scope?: (actor: A, input: z.output<Schema>) => Scope;
  run: (context: CommandContext<A, z.output<Schema>>) => Promise<Outcome<Result>>;
};

/** Refusals that say something about the actor, not about the input: they stand in the trail. */
const refusals = new Set(["permission.denied", "record.same-person"]);

/**
 * The only way to make a write. Order, always: actor proven (by its type) → permission → parse →
 * transaction in scope → run → audit rows → commit. Only `run` belongs to the command.
 */
export function defineCommand<A extends Actor, Schema extends z.ZodType, Result>(
  definition: CommandDefinition<A, Schema, Result>,
): (actor: A, input: unknown) => Promise<Result> {
  return async (actor, input) => {
    if (!may(actor.role, definition.permission)) {
      await recordRefusal(actor, definition.name, "permission.denied");
      throw new AppError("permission.denied");
    }
    // With the input an issue tells a missing value from one of the wrong kind ("约2000" for a number).
    const parsed = definition.input.safeParse(input, { reportInput: true });
    if (!parsed.success) {
      const fields = fieldProblems(parsed.error);
      const isPersonal = fields.some((field) => field.code.startsWith("personalData"));
      throw new AppError(isPersonal ? "input.personal-data" : "input.invalid", { fields });
    }
    await definition.before?.(actor);
    const scope = definition.scope?.(actor, parsed.data) ?? scopeOf(actor);
    const at = now();
    try {
      return await scoped(scope, async (tx) => {
        const { result, audit } = await definition.run({ actor, input: parsed.data, tx, at });
        await appendAudit(tx, actor, at, audit);
        return result;
      });
    } catch (error) {
      if (error instanceof AppError && refusals.has(error.code)) {
        await recordRefusal(actor, definition.name, error.code);
      }
      throw error;
    }
  };
}

/** `defineCommand` for what only a signed-in person does; spares every such command its type arguments. */
export function defineViewerCommand<Schema extends z.ZodType, Result>(
  definition: CommandDefinition<Viewer, Schema, Result>,
): (viewer: Viewer, input: unknown) => Promise<Result> {
  return defineCommand(definition);
}
