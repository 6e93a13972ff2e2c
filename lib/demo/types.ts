import type {
  accelerators,
  adaptations,
  autonomyLevels,
  Badge,
  bedBands,
  careSituations,
  contactKinds,
  decisionSignificances,
  FieldSource,
  HostingMode,
  institutionGrades,
  institutionLevels,
  institutionTypes,
  intendedUsers,
  lifecycleStages,
  mlpsLevels,
  modelFamilies,
  NullReason,
  networkZones,
  outputTypes,
  ownerships,
  Partition,
  participation,
  quantizations,
  reviewModes,
  servingRuntimes,
  usageBands,
  useEnvironments,
} from "@/db/values";
import type { BilingualText } from "@/lib/reference/bilingual";

/** One member of a constant tuple. */
type Of<T extends readonly string[]> = T[number];

/** Calendar date `YYYY-MM-DD`, Beijing. */
export type DemoDate = string;
/** Instant in UTC, `YYYY-MM-DDTHH:mm:ss.000Z`. */
export type DemoInstant = string;

/**
 * Why a field is empty, by the field's name in the register's forms: `nullReasons.weightsSha256 = "unknown"`
 * beside `weightsDigest: null`. Every empty field is listed, no other.
 */
export type NullReasons = Readonly<Record<string, NullReason>>;

/** The states the generator uses. Suspension and retirement are acts of people, not of a seed. */
export type DemoRecordState = "draft" | "submitted" | "returned" | "published";

/** What every registered record carries: where it stands, how far it is trusted, since when. */
export type DemoRecordControl = {
  state: DemoRecordState;
  /** Null for a record the hospital made itself and nobody has confirmed: drafts, some submitted ones. */
  badge: Badge | null;
  /** Where the record's field values come from; all fields of one invented record share it. */
  fieldSource: FieldSource;
  /** Date to which the values apply. */
  asOf: DemoDate;
  createdAt: DemoInstant;
  /** Null for drafts and for records entered from a public source, which nobody submits. */
  submittedAt: DemoInstant | null;
  /** Second person of the hospital; null below `hospital_confirmed`. */
  confirmedAt: DemoInstant | null;
  /** Reviewer; null below `reviewer_verified`. */
  verifiedAt: DemoInstant | null;
  /** Null unless `state` is `published`. */
  publishedAt: DemoInstant | null;
  /** Reason given with a return; null unless `state` is `returned`. */
  returnReason: BilingualText | null;
  /** A deployment's also cover its module: the form shows both on one page. */
  nullReasons: NullReasons;
};

export type DemoContact = {
  kind: Of<typeof contactKinds>;
  /** A role, never a person's name. */
  title: BilingualText;
  /** Always at the reserved domain `demo.example`. */
  email: string;
};

export type DemoModule = {
  name: BilingualText;
  partition: Partition;
  networkZone: Of<typeof networkZones> | null;
  mlpsLevel: Of<typeof mlpsLevels> | null;
  internetExposed: boolean | null;
};

export type DemoModelVersion = {
  family: Of<typeof modelFamilies>;
  /** Published name, for example `DeepSeek-R1-Distill-Qwen-32B`. */
  name: string;
  /** Release tag, for example `0528`; null where the name says it all. */
  version: string | null;
  /** Parameters in units of 10^9; null when not disclosed. */
  sizeB: number | null;
  /** Active parameters of a mixture-of-experts model, in units of 10^9. */
  activeSizeB: number | null;
  isDistilled: boolean | null;
  distilBase: string | null;
  /** SPDX identifier of the weights' licence. */
  licence: string | null;
  nullReasons: NullReasons;
};

export type DemoDecoding = { temperature: number; topP: number; maxTokens: number; thinking: boolean };
export type DemoRetrieval = { name: BilingualText; version: string; digest: string; builtOn: DemoDate };
export type DemoHardware = { accelerator: Of<typeof accelerators>; count: number; nodes: number };

/** Everything that changes the behaviour of an endpoint. The canonical digest is the loader's to compute. */
export type DemoConfiguration = {
  /** 1 for the first, rising; the last one is in force. */
  sequence: number;
  inForceFrom: DemoDate;
  /** Repository-style name of the weights, not an address. */
  weightsSource: string | null;
  /** SHA-256, 64 hex digits; invented, and equal for equal weights and quantisation. */
  weightsDigest: string | null;
  quantization: Of<typeof quantizations> | null;
  adaptation: readonly Of<typeof adaptations>[] | null;
  servingRuntime: Of<typeof servingRuntimes> | null;
  runtimeVersion: string | null;
  runtimeFlags: Readonly<Record<string, string | number | boolean>> | null;
  promptVersion: string | null;
  /** SHA-256 of the system prompt; the prompt itself never enters the portal. */
  promptDigest: string | null;
  decoding: DemoDecoding | null;
  /** Null with reason `not_applicable` where nothing is retrieved. */
  retrieval: DemoRetrieval | null;
  /** Short names in kebab-case, sorted. */
  guardrails: readonly string[] | null;
  tools: readonly string[] | null;
  /** Null with reason `not_applicable` where the provider of an interface manages the machines. */
  hardware: DemoHardware | null;
  nullReasons: NullReasons;
};

/** Structured intended use of one functional module (registry-fields D4). */
export type DemoIntendedUse = {
  purpose: BilingualText;
  outOfScope: BilingualText;
  targetPopulation: BilingualText;
  departments: BilingualText;
  users: readonly Of<typeof intendedUsers>[];
  environments: readonly Of<typeof useEnvironments>[];
  outputTypes: readonly Of<typeof outputTypes>[];
  autonomy: Of<typeof autonomyLevels>;
  significance: Of<typeof decisionSignificances>;
  situation: Of<typeof careSituations>;
  reviewMode: Of<typeof reviewModes>;
  /** How a person checks the output. */
  oversight: BilingualText;
  failSafe: BilingualText;
};

export type DemoApplication = {
  /** `SYN-0127-D1-A2`: stable within a generator version, for the loader's own bookkeeping. */
  key: string;
  /** One of the 14 application ids of `db/reference/use-cases.json`. */
  useCase: string;
  name: BilingualText;
  plainSummary: BilingualText;
  intendedUse: DemoIntendedUse;
  lifecycleStage: Of<typeof lifecycleStages>;
  startedOn: DemoDate | null;
  usersBand: Of<typeof usageBands> | null;
  callsPerDayBand: Of<typeof usageBands> | null;
  control: DemoRecordControl;
};

export type DemoDeployment = {
  /** `SYN-0127-D1`. */
  key: string;
  name: BilingualText;
  summary: BilingualText;
  hostingMode: HostingMode;
  lifecycleStage: Of<typeof lifecycleStages>;
  /** Invented date of announcement; to be shown only with the demonstration mark. */
  announcedOn: DemoDate;
  supplier: BilingualText | null;
  module: DemoModule;
  model: DemoModelVersion;
  /** At least one; ascending `sequence`. */
  configurations: readonly DemoConfiguration[];
  applications: readonly DemoApplication[];
  control: DemoRecordControl;
};

export type DemoInstitution = {
  /** `SYN-0001` … `SYN-0755`. */
  synId: string;
  serial: number;
  name: BilingualText;
  /** Valid by GB 32100, area 990000 (unassigned), unique. */
  uscc: string;
  practiceLicence: string | null;
  /** `H990000` and five digits. */
  insuranceCode: string;
  /** GB/T 2260 code of the division shown; also the jurisdiction. */
  provinceCode: string;
  level: Of<typeof institutionLevels>;
  grade: Of<typeof institutionGrades>;
  type: Of<typeof institutionTypes>;
  ownership: Of<typeof ownerships>;
  bedBand: Of<typeof bedBands> | null;
  participation: Of<typeof participation>;
  contacts: readonly DemoContact[];
  /** The first is the one the margins count. */
  deployments: readonly DemoDeployment[];
  control: DemoRecordControl;
};

/**
 * The whole demonstration registry. Nothing in it exists; every screen and export that shows it says so.
 * Two sets of one seed and one generator version are the same bytes (`demoSetDigest`).
 */
export type DemoSet = {
  synthetic: true;
  generatorVersion: string;
  seed: number;
  /** No date of the set is later. Fixed, so that the set does not depend on the day it is made. */
  asOf: DemoDate;
  institutions: readonly DemoInstitution[];
};
