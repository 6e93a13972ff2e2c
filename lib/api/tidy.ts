import "server-only";
import { lt } from "drizzle-orm";
import { idempotencyKeys, rateLimits } from "@/db/schema/api";
import { PORTAL_STREAM_ID } from "@/db/values";
import { now } from "@/lib/clock";
import { scoped } from "@/lib/database";

/** How long a key keeps its answer: longer than any client waits before it gives up. */
const KEY_HOURS = 24;

/** Drops kept answers past their time, and allowances that have long been full again. */
export async function tidyApi(): Promise<void> {
  const at = now();
  const before = new Date(at.getTime() - KEY_HOURS * 3_600_000);
  await scoped({ kind: "system", institutionId: PORTAL_STREAM_ID }, async (tx) => {
    await tx.delete(idempotencyKeys).where(lt(idempotencyKeys.createdAt, before));
    await tx.delete(rateLimits).where(lt(rateLimits.fullAt, at));
  });
}
