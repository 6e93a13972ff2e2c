import "server-only";
import type { z } from "zod";
import type { Scope, Transaction } from "@/db/client";
import { type AuditEntry, appendAudit, recordRefusal } from "@/lib/audit/append";
import { type Actor, scopeOf, type Viewer } from "@/lib/auth/actor";
import type { Permission } from "@/lib/auth/permissions";
import { now } from "@/lib/clock";
import { scoped } from "@/lib/database";
import { AppError } from "@/lib/errors";
import { type ApiAnswer, type ApiCall, type ApiFace, answerOf, type Gate } from "./api-face";
import { claimKey, keepAnswer, type Repetition, requestDigest } from "./idempotency";
import { parseInput } from "./parse-input";
import { requirePermission } from "./require-permission";

/** A write without an audit entry does not compile. */
export type Outcome<Result> = { result: Result; audit: readonly [AuditEntry, ...AuditEntry[]] };

export type CommandContext<A extends Actor, Input, Prepared = undefined> = {
  actor: A;
  input: Input;
  prepared: Prepared;
  tx: Transaction;
  at: Date;
};

export type CommandDefinition<A extends Actor, Schema extends z.ZodType, Result, Prepared = undefined> = {
  name: string;
  permission: Permission;
  input: Schema;
  /** Runs and commits on its own before the transaction: what must be counted even when the command is refused. */
  before?: (actor: A) => Promise<void>;
  /** Slow work on the input and for whom it is, done while no connection is held. */
  prepare?: (input: z.output<Schema>, actor: A) => Promise<Prepared>;
  /** Where the rows are; the actor's own reach unless the command says otherwise. */
  scope?: (actor: A, input: z.output<Schema>) => Scope;
  run: (context: CommandContext<A, z.output<Schema>, Prepared>) => Promise<Outcome<Result>>;
  /** Declared by a command that machines may call too. */
  api?: ApiFace<Result>;
};

/** Refusals that say something about the actor, not about the input: they stand in the trail. */
const refusals = new Set([
  "permission.denied",
  "token.scope",
  "record.same-person",
  "role.same-person",
  "review.same-person",
  "review.not-yours",
  "review.own-institution",
]);

/** Wraps the write in its own transaction: first whatever the caller must claim there, last whatever it must keep. */
type Around<Result, Answer> = {
  claim: (tx: Transaction, at: Date) => Promise<Answer | null>;
  keep: (tx: Transaction, result: Result) => Promise<Answer>;
};

/** The fixed order of a write, from permission to commit. */
async function perform<A extends Actor, Schema extends z.ZodType, Result, Prepared, Answer>(
  definition: CommandDefinition<A, Schema, Result, Prepared>,
  actor: A,
  given: unknown,
  around: (input: z.output<Schema>) => Around<Result, Answer>,
): Promise<Answer> {
  await requirePermission(actor, definition.permission, definition.name);
  const input = parseInput(definition.input, given);
  const { claim, keep } = around(input);
  await definition.before?.(actor);
  // Without a `prepare` the type is undefined, and so is the value.
  const prepared = (await definition.prepare?.(input, actor)) as Prepared;
  const scope = definition.scope?.(actor, input) ?? scopeOf(actor);
  const at = now();
  try {
    return await scoped(scope, async (tx) => {
      const known = await claim(tx, at);
      if (known !== null) return known;
      const { result, audit } = await definition.run({ actor, input, prepared, tx, at });
      await appendAudit(tx, actor, at, audit);
      return keep(tx, result);
    });
  } catch (error) {
    if (error instanceof AppError && refusals.has(error.code)) {
      await recordRefusal(actor, definition.name, error.code);
    }
    throw error;
  }
}

/** Under a key the write and its answer are one: kept together, given again together. */
function aroundKey<Result>(face: ApiFace<Result>, asked: Repetition | null): Around<Result, ApiAnswer> {
  return {
    claim: async (tx, at) => (asked === null ? null : claimKey(tx, asked, at)),
    keep: async (tx, result) => {
      const answer = answerOf(face, result);
      if (asked !== null) await keepAnswer(tx, asked, answer);
      return answer;
    },
  };
}

function repetitionOf(name: string, { actor, key }: ApiCall, input: unknown): Repetition | null {
  if (key === null || actor.kind !== "person") return null;
  const reach = { institution: actor.institutionId, jurisdiction: actor.jurisdiction?.code ?? null };
  return { userId: actor.userId, key, requestDigest: requestDigest(name, reach, input) };
}

/**
 * The only way to make a write. Order, always: actor proven (by its type) → permission → parse →
 * transaction in scope → run → audit rows → commit. Only `run` belongs to the command.
 */
export function defineCommand<A extends Actor, Schema extends z.ZodType, Result, Prepared = undefined>(
  definition: CommandDefinition<A, Schema, Result, Prepared>,
): Gate<A, unknown, Result> {
  const { name, permission, input, api } = definition;
  const command = (actor: A, given: unknown): Promise<Result> =>
    perform(definition, actor, given, () => ({
      claim: async () => null,
      keep: async (_tx, result) => result,
    }));
  if (api === undefined) return Object.assign(command, { endpoint: null });
  const call = (asked: ApiCall) =>
    perform(definition, asked.actor as A, asked.input, (parsed) =>
      aroundKey(api, repetitionOf(name, asked, parsed)),
    );
  return Object.assign(command, { endpoint: { ...api, name, permission, isWrite: true, input, call } });
}

/** `defineCommand` for what only a signed-in person does; spares every such command its type arguments. */
export function defineViewerCommand<Schema extends z.ZodType, Result>(
  definition: CommandDefinition<Viewer, Schema, Result>,
): Gate<Viewer, unknown, Result> {
  return defineCommand(definition);
}
