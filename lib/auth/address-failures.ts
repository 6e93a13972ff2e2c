import "server-only";
import { and, eq, gt, lt } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { signInAttempts } from "@/db/schema/users";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { ADDRESS_FAILURES, ADDRESS_WINDOW_MINUTES } from "./lock-out";
import { networkOf } from "./network";

/** Refuses an address that has failed too often of late, whatever accounts it tried. In a transaction of the sign-in's scope. */
export async function refuseBusyAddress(tx: Transaction, address: string | null, at: Date): Promise<void> {
  if (address === null) return;
  const since = new Date(at.getTime() - ADDRESS_WINDOW_MINUTES * 60_000);
  await tx.delete(signInAttempts).where(lt(signInAttempts.at, since));
  const failures = await tx.$count(
    signInAttempts,
    and(eq(signInAttempts.address, networkOf(address)), gt(signInAttempts.at, since)),
  );
  if (failures >= ADDRESS_FAILURES)
    throw new AppError("request.too-many", { values: { minutes: ADDRESS_WINDOW_MINUTES } });
}

/** Counts one failure against its address. */
export async function countAddressFailure(tx: Transaction, address: string | null, at: Date): Promise<void> {
  if (address === null) return;
  await tx.insert(signInAttempts).values({ id: newId(), address: networkOf(address), at });
}
