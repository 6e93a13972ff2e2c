import type { HostingMode } from "@/db/values";
import type { GivenBadge } from "@/lib/records/rules";
import type { LevelGroup, ModelSize } from "./margins";
import type { DemoDate, DemoInstitution, DemoRecordState } from "./types";

/** One institution before it has names and records: only what the margins count. */
export type PlannedRow = {
  provinceCode: string;
  levelGroup: LevelGroup;
  mode: HostingMode;
  announcedOn: DemoDate;
  /** Null: not disclosed. */
  size: ModelSize | null;
  type: DemoInstitution["type"];
  badge: GivenBadge;
  /** State of the first deployment. */
  state: DemoRecordState;
  uses: string[];
  hasSecond: boolean;
};
