import type { EndpointState } from "@/db/values/endpoints";
import type { EndpointDecision } from "./schema";

const from: Readonly<Record<EndpointDecision, readonly EndpointState[]>> = {
  approve: ["pending", "suspended"],
  refuse: ["pending"],
  suspend: ["approved"],
};
const to = { approve: "approved", refuse: "refused", suspend: "suspended" } as const;

/** The state after a decision; null where there is nothing of the kind to decide. */
export function afterDecision(state: EndpointState, decision: EndpointDecision): EndpointState | null {
  return from[decision].includes(state) ? to[decision] : null;
}
