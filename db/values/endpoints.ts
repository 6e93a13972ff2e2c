/** Values of the endpoints that the portal calls. Where they are served is the deployment's to state (db/values.ts). */

/** What answers there: the model itself, or an application around it, with prompts and sources of its own. */
export const targetKinds = ["model", "application"] as const;
export type TargetKind = (typeof targetKinds)[number];
/** `draft`: not proposed as it stands. Only an approved one is ever called. */
export const endpointStates = ["draft", "pending", "approved", "refused", "suspended"] as const;
export type EndpointState = (typeof endpointStates)[number];
/**
 * The switch that makes a model think or not, which each server calls otherwise: vLLM and SGLang with DeepSeek-V3.1/3.2
 * `thinking`, MindIE and Qwen's templates `enable_thinking`, DeepSeek's own protocol `thinking.type`.
 */
export const thinkingSwitches = ["kwargs-thinking", "kwargs-enable-thinking", "thinking-type"] as const;
export type ThinkingSwitch = (typeof thinkingSwitches)[number];
/** What an endpoint is called for. */
export const callPurposes = ["test", "trial", "spot-check"] as const;
export type CallPurpose = (typeof callPurposes)[number];
/** How a call of an endpoint ended, as its row keeps it. */
export const callOutcomes = ["answer", "no-answer", "error"] as const;
export type CallOutcome = (typeof callOutcomes)[number];
