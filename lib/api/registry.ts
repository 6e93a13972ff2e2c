import "server-only";
import * as applicationCommands from "@/lib/applications/commands";
import * as applicationQueries from "@/lib/applications/queries";
import * as classificationQueries from "@/lib/classification/queries";
import * as classificationCommands from "@/lib/classification/record-commands";
import * as classificationRecords from "@/lib/classification/record-queries";
import type { ApiEndpoint, Gate } from "@/lib/command/api-face";
import * as deploymentCommands from "@/lib/deployments/commands";
import * as deploymentQueries from "@/lib/deployments/queries";
import * as endpointCommands from "@/lib/endpoints/commands";
import * as endpointQueries from "@/lib/endpoints/queries";
import * as institutionCommands from "@/lib/institutions/commands";
import * as institutionQueries from "@/lib/institutions/queries";
import * as obligationCommands from "@/lib/obligations/commands";
import * as conditionCommands from "@/lib/obligations/condition-commands";
import * as decisionCommands from "@/lib/obligations/decision-commands";
import * as obligationQueries from "@/lib/obligations/queries";
import * as submitCommands from "@/lib/obligations/submit-commands";
import * as withdrawCommands from "@/lib/obligations/withdraw-commands";
import * as recordCommands from "@/lib/records/commands";
import * as registerQueries from "@/lib/register/queries";
import * as registerVersionQueries from "@/lib/register/version-queries";
import * as reviewConfirm from "@/lib/reviews/commands/confirm";
import * as reviewDecide from "@/lib/reviews/commands/decide";
import * as reviewExchange from "@/lib/reviews/commands/exchange";
import * as reviewHold from "@/lib/reviews/commands/hold";
import * as reviewSubmit from "@/lib/reviews/commands/submit";
import * as reviewCase from "@/lib/reviews/queries/case";
import * as reviewOverride from "@/lib/reviews/queries/override";
import * as reviewQueue from "@/lib/reviews/queries/queue";
import * as reviewSubmission from "@/lib/reviews/queries/submission";
import * as signatureQueries from "@/lib/signatures/queries";
import * as spotCheckBodies from "@/lib/spot-checks/body-commands";
import * as spotCheckCommands from "@/lib/spot-checks/commands";
import * as spotCheckQueries from "@/lib/spot-checks/queries";
import * as userQueries from "@/lib/users/queries";

/** Where gates with a face are looked for. A test reads the sources for one that is missing here. */
const modules: readonly Record<string, unknown>[] = [
  userQueries,
  registerQueries,
  registerVersionQueries,
  classificationQueries,
  institutionQueries,
  institutionCommands,
  deploymentQueries,
  deploymentCommands,
  endpointQueries,
  endpointCommands,
  applicationQueries,
  applicationCommands,
  classificationRecords,
  classificationCommands,
  submitCommands,
  decisionCommands,
  withdrawCommands,
  obligationQueries,
  obligationCommands,
  conditionCommands,
  spotCheckQueries,
  spotCheckCommands,
  spotCheckBodies,
  recordCommands,
  signatureQueries,
  reviewQueue,
  reviewCase,
  reviewOverride,
  reviewSubmission,
  reviewSubmit,
  reviewHold,
  reviewExchange,
  reviewDecide,
  reviewConfirm,
];

function endpointOf(exported: unknown): ApiEndpoint[] {
  if (typeof exported !== "function" || !("endpoint" in exported)) return [];
  const { endpoint } = exported as Gate<never, never, unknown>;
  return endpoint === null ? [] : [endpoint];
}

/** Every query and command that declares a face: the whole of /api/v1. */
export const endpoints: readonly ApiEndpoint[] = modules.flatMap((module) =>
  Object.values(module).flatMap(endpointOf),
);
