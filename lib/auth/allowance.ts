import "server-only";
import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { scoped } from "@/lib/database";
import { AppError } from "@/lib/errors";
import { networkOf } from "./network";

/** How many requests a caller may make in a window of a minute, at once or spread. */
export const PER_MINUTE = { token: 1200, address: 300, exports: 20 } as const;
const WINDOW_SECONDS = 60;

export type Allowance = { limit: number; remaining: number; retryAfter: number | null };

/**
 * Takes one request out of a caller's allowance. GCRA: a row keeps when the allowance will be full again, moved on by
 * window/limit at each request; where that would lie more than a window ahead, the request is refused. One statement, the
 * database's clock: the same answer whichever process asks.
 */
export async function takeAllowance(
  tx: Transaction,
  caller: string,
  limit: number,
  seconds: number = WINDOW_SECONDS,
): Promise<Allowance> {
  const step = sql`make_interval(secs => ${seconds / limit}::float8)`;
  const window = sql`make_interval(secs => ${seconds}::float8)`;
  const [taken] = await tx.execute<{ ahead: number }>(sql`
    insert into rate_limits as r (caller, full_at) values (${caller}, clock_timestamp() + ${step})
    on conflict (caller) do update set full_at = greatest(r.full_at, clock_timestamp()) + ${step}
      where greatest(r.full_at, clock_timestamp()) + ${step} <= clock_timestamp() + ${window}
    returning extract(epoch from full_at - clock_timestamp())::float8 as ahead`);
  if (taken === undefined) {
    return { limit, remaining: 0, retryAfter: Math.max(1, Math.ceil(seconds / limit)) };
  }
  const remaining = Math.floor(((seconds - taken.ahead) * limit) / seconds);
  return { limit, remaining: Math.max(0, remaining), retryAfter: null };
}

/** Takes one export out of an address's allowance: a file costs more than a page. Refused when it is used up. */
export async function takeExportAllowance(address: string | null): Promise<void> {
  const { retryAfter } = await scoped({ kind: "auth" }, (tx) =>
    takeAllowance(tx, `export ${networkOf(address)}`, PER_MINUTE.exports),
  );
  if (retryAfter !== null) throw new AppError("request.too-many");
}
