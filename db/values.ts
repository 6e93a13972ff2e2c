/**
 * Constant tuples shared by tables, schemas and screens. No imports: the browser may read this file.
 * Codes come from the questionnaire of the source first, then from the public-deployments file.
 */

export const instanceKinds = ["demo", "live"] as const;
export type InstanceKind = (typeof instanceKinds)[number];

/** People's roles. `account` is a signed-in person without a scope; `public` is nobody in particular. */
export const membershipRoles = [
  "hospital_it",
  "hospital_quality",
  "reviewer",
  "rule_editor",
  "researcher",
  "admin_system",
  "admin_security",
  "admin_audit",
] as const;
export type MembershipRole = (typeof membershipRoles)[number];
export const actorRoles = [...membershipRoles, "account", "public", "system"] as const;
export type ActorRole = (typeof actorRoles)[number];

export const hospitalRoles = ["hospital_it", "hospital_quality"] as const;
export type HospitalRole = (typeof hospitalRoles)[number];

export const authorities = ["nhc", "nmpa"] as const;
export type Authority = (typeof authorities)[number];

export const membershipStates = ["active", "ended"] as const;
export const requestKinds = ["claim", "new_institution"] as const;
export type RequestKind = (typeof requestKinds)[number];
export const requestStates = ["pending", "approved", "refused"] as const;
export type RequestState = (typeof requestStates)[number];

export const recordKinds = ["institution", "deployment", "application"] as const;
export type RecordKind = (typeof recordKinds)[number];

export const recordStates = [
  "draft",
  "submitted",
  "returned",
  "accepted",
  "published",
  "suspended",
  "retired",
] as const;
export type RecordState = (typeof recordStates)[number];

/** The badge ladder, lowest first. */
export const badges = ["public_source", "hospital_confirmed", "reviewer_verified", "spot_checked"] as const;
export type Badge = (typeof badges)[number];

export const fieldSources = ["public_source", "hospital", "reviewer", "observed"] as const;
export type FieldSource = (typeof fieldSources)[number];

export const nullReasons = ["unknown", "not_applicable", "withheld", "not_asked"] as const;
export type NullReason = (typeof nullReasons)[number];

/** What a hospital says to one published field: it is right, it is corrected, it is left blank for a reason. */
export const claimStands = ["right", "corrected", "gap"] as const;
export type ClaimStand = (typeof claimStands)[number];
/** Every stand a value can have come by: taken over from before the portal, stated in a form, or a claim. */
export const statementStands = ["inherited", "stated", "restored", ...claimStands] as const;
export type StatementStand = (typeof statementStands)[number];
/** By which step a version of a record came about; `kept` is the first one kept of a record older than its history. */
export const versionSteps = ["created", "edited", "configured", "restored", "loaded", "kept"] as const;
export type VersionStep = (typeof versionSteps)[number];
/** Why a public record has a new version; `followed` is a change of the institution or deployment it shows. */
export const publicationReasons = [
  "loaded",
  "published",
  "confirmed",
  "verified",
  "attested",
  "followed",
  "classified",
  "retired",
  "kept",
] as const;
export type PublicationReason = (typeof publicationReasons)[number];

/** What a reviewer says to one claimed field. */
export const fieldVerdicts = ["verified", "refused"] as const;
export type FieldVerdict = (typeof fieldVerdicts)[number];

export const disputeGrounds = [
  "never_deployed",
  "not_this_institution",
  "duplicate",
  "outdated",
  "other",
] as const;
export type DisputeGround = (typeof disputeGrounds)[number];
export const disputeStates = ["open", "upheld", "rejected", "withdrawn"] as const;
export type DisputeState = (typeof disputeStates)[number];

/** What becomes of an error report. `duplicate` names the ticket that was there first. */
export const reportAnswers = ["accepted", "rejected", "duplicate"] as const;
export type ReportAnswer = (typeof reportAnswers)[number];
export const reportStates = ["open", ...reportAnswers, "withdrawn"] as const;
export type ReportState = (typeof reportStates)[number];
/** Who owes the answer: the hospital whose record it is, or the jurisdiction's reviewers where no hospital has claimed it. */
export const reportAddressees = ["hospital", "reviewer"] as const;
export type ReportAddressee = (typeof reportAddressees)[number];

export const roleChangeStates = ["pending", "approved", "refused", "withdrawn"] as const;
export type RoleChangeState = (typeof roleChangeStates)[number];

export const institutionLevels = ["tertiary", "secondary", "primary", "ungraded", "not_applicable"] as const;
export const institutionGrades = ["special", "a", "b", "c", "none"] as const;
export const institutionTypes = [
  "general_hospital",
  "tcm_hospital",
  "specialty_hospital",
  "military_hospital",
  "primary_care",
  "maternal_child",
  "public_health",
  "other",
] as const;
export const ownerships = ["public", "private_non_profit", "private_for_profit", "other"] as const;
export const bedBands = ["none", "1-99", "100-499", "500-999", "1000-1999", "2000+"] as const;
export const participation = ["verified", "unverified", "no_llm_declared", "unknown"] as const;

export const hostingModes = [
  "on-premises",
  "private-cloud",
  "hybrid",
  "public-api-domestic",
  "public-api-overseas",
] as const;
export type HostingMode = (typeof hostingModes)[number];

export const partitions = ["device", "non_device"] as const;
export type Partition = (typeof partitions)[number];

export const lifecycleStages = ["planned", "pilot", "in_use", "suspended", "retired"] as const;

export const modelFamilies = [
  "deepseek",
  "qwen",
  "glm",
  "llama",
  "baichuan",
  "ernie",
  "hunyuan",
  "other",
] as const;
export const quantizations = [
  "fp16",
  "bf16",
  "fp8",
  "int8",
  "int4-awq",
  "int4-gptq",
  "gguf-q8",
  "gguf-q5",
  "gguf-q4",
  "other",
] as const;
export const adaptations = ["none", "prompt", "rag", "sft", "lora", "rl", "merged", "agent_tools"] as const;
export const servingRuntimes = [
  "vllm",
  "sglang",
  "ollama",
  "llama-cpp",
  "lmdeploy",
  "mindie",
  "xinference",
  "tgi",
  "vendor-box",
  "api",
  "other",
] as const;
export const accelerators = [
  "nvidia-hopper",
  "nvidia-ampere",
  "nvidia-ada",
  "nvidia-other",
  "ascend-910b",
  "ascend-310p",
  "hygon-dcu",
  "cambricon-mlu",
  "kunlunxin",
  "cpu-only",
  "provider-managed",
  "other",
] as const;
export const networkZones = [
  "clinical-intranet",
  "office-intranet",
  "dmz",
  "regional-health-network",
  "internet",
] as const;
export const mlpsLevels = ["none", "level-2", "level-3", "level-4"] as const;

export const intendedUsers = [
  "physician",
  "nurse",
  "pharmacist",
  "technician",
  "admin",
  "researcher",
  "patient",
  "public",
] as const;
export const useEnvironments = [
  "outpatient",
  "emergency",
  "inpatient",
  "icu",
  "pharmacy",
  "imaging",
  "laboratory",
  "primary_care",
  "internet_hospital",
  "back_office",
] as const;
export const outputTypes = [
  "diagnosis",
  "treatment",
  "prescription",
  "triage",
  "summary",
  "draft_text",
  "code",
  "question_answer",
  "admin",
] as const;
export const autonomyLevels = ["inform", "suggest", "draft_signed", "act_with_veto", "act"] as const;
/** IMDRF software-as-a-medical-device axes, values as in the classification questionnaire. */
export const decisionSignificances = ["treat-diagnose", "drive", "inform", "none"] as const;
export const careSituations = ["critical", "serious", "non-serious", "na"] as const;
export const reviewModes = ["always", "sampled", "none"] as const;
export const usageBands = ["none", "1-9", "10-99", "100-999", "1000+"] as const;

/** A version of a module's classification: kept while it is worked on, handed in, overtaken by a later one. */
export const classificationStates = ["saved", "submitted", "superseded"] as const;
export type ClassificationState = (typeof classificationStates)[number];
/** What a rule set may say of a module: whether it is a device, its class, its AI Act category, its tier on this portal. */
export const deviceStatuses = [
  "device",
  "device-enforcement-discretion",
  "device-ambiguous",
  "needs-review",
  "undetermined",
  "non-device",
] as const;
export const deviceClasses = ["per-catalogue", "I", "II", "IIa", "IIb", "III", "IV", "undetermined"] as const;
export const aiActStatuses = ["high-risk", "high-risk-if-device", "transparency", "minimal"] as const;
export const riskTiers = ["T4", "T3", "T2", "T1"] as const;
/** How far a public classification has come: derived from answers, decided by the authority as derived, or otherwise. */
export const classificationStandings = ["derived", "decided", "override"] as const;
export type ClassificationStanding = (typeof classificationStandings)[number];
/** What a row of the register says of its institution's use of models; what is in no register is in none of these. */
export const participationStandings = ["uses", "none_verified", "none_unverified", "silent"] as const;
/** How an obligation stands on a day: it follows from its dates and from what was done. */
export const obligationStates = ["not_due", "due", "filed", "met", "missed", "overdue", "waived"] as const;
export type ObligationState = (typeof obligationStates)[number];
/** What was done about an obligation: evidence by the hospital; confirmed, not accepted or waived by a reviewer. */
export const obligationActs = ["evidence", "confirmation", "rejection", "waiver"] as const;
export type ObligationAct = (typeof obligationActs)[number];

/** Reserved institution id of the portal's own audit stream. */
export const PORTAL_STREAM_ID = "00000000-0000-0000-0000-000000000000";
/** Jurisdiction code of the portal's own stream: sorts after every province, so no regulator range (`to` is exclusive, at most "~") holds it. */
export const PORTAL_JURISDICTION = "~";

export const auditOutcomes = ["done", "denied", "failed"] as const;
export type AuditOutcome = (typeof auditOutcomes)[number];

export const contactKinds = ["generic", "it", "clinical", "quality"] as const;
export const serverKinds = [
  "vllm",
  "sglang",
  "ollama",
  "llama.cpp",
  "lmdeploy",
  "mindie",
  "xinference",
  "deepseek-compatible",
  "gateway",
] as const;
export const endpointSchemes = ["https", "http"] as const;

/** Where one value of a regulated field came from. A verified value keeps what it was before. */
export type FieldProvenance = {
  source: FieldSource;
  asOf: string;
  nullReason?: NullReason;
  verifiedOn?: string;
  publicSource?: { title: string; url: string; date: string; mayLink: boolean };
  /** The version of the record the value was brought back from. */
  restoredFrom?: number;
  /** The hospital's answer to what a public source said, until a reviewer has verified it. */
  claim?: { stand: ClaimStand; published: unknown; evidence?: string };
};
export type Provenance = Record<string, FieldProvenance>;
