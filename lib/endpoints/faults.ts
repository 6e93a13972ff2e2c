import "server-only";
import { X509Certificate } from "node:crypto";
import { env } from "@/lib/env";
import { AppError, type FieldProblem } from "@/lib/errors";
import { behaviourOf } from "@/lib/llm/simulator/behaviours";
import { faultsOf, type TargetFault } from "@/lib/llm/target";
import type { EndpointProposal } from "./schema";

const fieldOf: Readonly<Record<TargetFault, keyof EndpointProposal>> = {
  scheme: "scheme",
  host: "host",
  port: "port",
  network: "network",
  "base-path": "basePath",
  address: "host",
  "cloud-service": "host",
};

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).ca;
  } catch {
    return false;
  }
}

/** Refuses an address that the call path would refuse, each fault at its field, before anything of it is kept. */
export function requireTarget(proposal: EndpointProposal): void {
  const { serverKind: kind, scheme, host, port, network, basePath, caPem: ca } = proposal;
  const faults = faultsOf({ kind, scheme, host, port, network, basePath, ca }, env().loopbackEndpointPorts);
  const fields: FieldProblem[] = faults.map((fault) => ({ path: fieldOf[fault], code: `endpoint.${fault}` }));
  if (ca !== null && !isCertificate(ca)) fields.push({ path: "caPem", code: "endpoint.ca" });
  // A simulator is the demonstration's, chosen as such: nothing registered by address may pass for one.
  if (behaviourOf(proposal.modelIdSent) !== null)
    fields.push({ path: "modelIdSent", code: "endpoint.simulator" });
  if (fields.length > 0) throw new AppError("input.invalid", { fields });
}
