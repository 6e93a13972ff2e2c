import "server-only";
import type { Scope } from "@/db/client";
import type { Snapshot } from "@/db/snapshot";
import type { Actor } from "@/lib/auth/actor";
import { networkOf } from "@/lib/auth/network";
import type { Permission } from "@/lib/auth/permissions";
import { snapshotIn } from "@/lib/database";
import { AppError } from "@/lib/errors";
import { requirePermission } from "./require-permission";
import { slots } from "./slots";

/** A file that is made while it is read; whoever opened it must end it, read to the end or not. */
export type OpenFile<Head> = {
  head: Head;
  chunks: AsyncGenerator<Uint8Array, void, undefined>;
  end: () => Promise<void>;
};

type ExportDefinition<A extends Actor, Parameters, Head> = {
  name: string;
  permission: Permission;
  scope: (actor: A) => Scope;
  run: (snapshot: Snapshot, actor: A, parameters: Parameters) => Promise<Omit<OpenFile<Head>, "end">>;
};

/** Each holds a connection and keeps old rows from being cleared for as long as its reader takes. */
const takeSlot = slots({ atOnce: 4, each: 2 });

/** The read gate for what is too long for one answer: permission, a place, then one snapshot in the actor's scope. */
export function defineExport<A extends Actor, Parameters, Head>(
  definition: ExportDefinition<A, Parameters, Head>,
): (actor: A, parameters: Parameters) => Promise<OpenFile<Head>> {
  return async (actor, parameters) => {
    await requirePermission(actor, definition.permission, definition.name);
    const release = takeSlot(networkOf(actor.request.address));
    if (release === null) throw new AppError("export.busy");
    let snapshot: Snapshot | undefined;
    const end = async () => {
      await snapshot?.end();
      release();
    };
    try {
      snapshot = await snapshotIn(definition.scope(actor));
      return { ...(await definition.run(snapshot, actor, parameters)), end };
    } catch (error) {
      await end();
      throw error;
    }
  };
}
