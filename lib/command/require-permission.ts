import "server-only";
import { recordRefusal } from "@/lib/audit/append";
import type { Actor } from "@/lib/auth/actor";
import { type Permission, refusalOf } from "@/lib/auth/permissions";
import { AppError } from "@/lib/errors";

/** Refuses an actor without this permission; the refusal stands in the trail under what was attempted. */
export async function requirePermission(
  actor: Actor,
  permission: Permission,
  attempted: string,
): Promise<void> {
  const refusal = refusalOf(actor, permission);
  if (refusal === null) return;
  await recordRefusal(actor, attempted, refusal);
  throw new AppError(refusal, { values: { permission } });
}
