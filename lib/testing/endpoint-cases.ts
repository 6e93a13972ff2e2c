import { decideEndpoint } from "@/lib/endpoints/approval-commands";
import { limitEndpoint, proposeEndpoint, proposeSimulator, switchEndpoint } from "@/lib/endpoints/commands";
import { getEndpoint, listEndpoints } from "@/lib/endpoints/queries";
import { testEndpoint } from "@/lib/endpoints/test-commands";
import { tryEndpoint } from "@/lib/endpoints/trial-commands";
import { limitValues, proposalValues } from "./endpoints";
import { about, type GateCase, own } from "./gate-case";

const unwatched = () => ({ signal: new AbortController().signal, onAccepted: () => {}, onPiece: () => {} });

/**
 * The lines of the access table for endpoints. The security administrator reaches all of them, so what they may do is none
 * of the lines that a stranger is compared in: lib/endpoints/commands.int.test.ts asks for those.
 */
export const endpointCases: Record<string, GateCase> = {
  "endpoints/approval-commands#decideEndpoint": own("endpoint.decide", "endpoint:decide", (actor, subject) =>
    decideEndpoint(actor, { id: subject.endpointId, revision: 1, decision: "approve" }),
  ),
  "endpoints/commands#limitEndpoint": about("endpoint.limit", "endpoint:edit", (actor, subject) =>
    limitEndpoint(actor, limitValues(subject.deploymentId, 1)),
  ),
  "endpoints/commands#proposeEndpoint": about("endpoint.propose", "endpoint:edit", (actor, subject) =>
    proposeEndpoint(actor, proposalValues(subject.deploymentId, 1)),
  ),
  "endpoints/commands#proposeSimulator": own("endpoint.simulate", "endpoint:edit", (actor, subject) =>
    proposeSimulator(actor, { deploymentId: subject.deploymentId, revision: 1, behaviour: "good" }),
  ),
  "endpoints/commands#switchEndpoint": own("endpoint.switch", "endpoint:switch", (actor, subject) =>
    switchEndpoint(actor, { id: subject.endpointId, isKilled: true, reason: "例行检修" }),
  ),
  "endpoints/queries#getEndpoint": about("endpoint.get", "endpoint:read", (actor, subject) =>
    getEndpoint(actor, { deploymentId: subject.deploymentId }),
  ),
  "endpoints/queries#listEndpoints": own("endpoint.list", "endpoint:decide", (actor) =>
    listEndpoints(actor, {}),
  ),
  "endpoints/test-commands#testEndpoint": about("endpoint.test", "endpoint:test", (actor, subject) =>
    testEndpoint(actor, { deploymentId: subject.deploymentId }),
  ),
  "endpoints/trial-commands#tryEndpoint": about("endpoint.try", "endpoint:try", (actor, subject) =>
    tryEndpoint(actor, { deploymentId: subject.deploymentId, prompt: "1 + 1?", watch: unwatched() }),
  ),
};
