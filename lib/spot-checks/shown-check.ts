import {
  type IdentityVerdict,
  identityVerdicts,
  type SpotCheckState,
  type SpotCheckTrigger,
  spotCheckStates,
  spotCheckTriggers,
} from "@/db/values/spot-checks";

type Stored = { state: string; trigger: string; identityVerdict: string | null };

/** The state that an address names; null for anything else. */
export const checkState = (text: string | undefined): SpotCheckState | null =>
  spotCheckStates.find((state) => state === text) ?? null;

/** A row of a check with its codes as what they are; the database lets no other ones in. */
export function shownCheck<Row extends Stored>(row: Row) {
  return {
    ...row,
    state: checkState(row.state) ?? "failed",
    trigger:
      spotCheckTriggers.find((trigger): trigger is SpotCheckTrigger => trigger === row.trigger) ??
      "on_demand",
    identityVerdict:
      identityVerdicts.find((verdict): verdict is IdentityVerdict => verdict === row.identityVerdict) ?? null,
  };
}
