import "server-only";
import { count, eq, sql } from "drizzle-orm";
import { registerRows, registerStretches } from "@/db/schema/reference";
import { PORTAL_STREAM_ID } from "@/db/values";
import { scoped } from "@/lib/database";

/** Below this a part of a name is rare: the index of words finds its rows one by one. */
export const PART_ROWS = 4_000;
/** Rows of a stretch, which are read in some ten milliseconds. */
export const STRETCH_ROWS = 8_192;
/** The register is tuned anew where it has grown to so many times what it was tuned for. */
const GROWTH = 1.5;

/**
 * Chooses anew which parts of names have bits and where the stretches of the lists begin, if the register has outgrown the last
 * choice. What was not chosen is found as well, only slower. Returns whether it did.
 */
export const tuneRegister = (): Promise<boolean> =>
  scoped({ kind: "system", institutionId: PORTAL_STREAM_ID }, async (tx) => {
    const [held] = await tx.select({ n: count() }).from(registerRows);
    const [cut] = await tx
      .select({ n: count() })
      .from(registerStretches)
      .where(eq(registerStretches.sort, "newest"));
    if ((held?.n ?? 0) <= (cut?.n ?? 0) * STRETCH_ROWS * GROWTH) return false;
    await tx.execute(sql.raw("set local statement_timeout = 0"));
    await tx.execute(sql`select tune_register_index(${PART_ROWS}, ${STRETCH_ROWS})`);
    return true;
  });
