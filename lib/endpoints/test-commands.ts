import "server-only";
import { z } from "zod";
import { endpointTests } from "@/db/schema/endpoints";
import type { Viewer } from "@/lib/auth/actor";
import { canonicalJson } from "@/lib/canonical";
import { type CommandContext, defineCommand } from "@/lib/command/define-command";
import { sha256Hex } from "@/lib/digest";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import type { ConnectionReport } from "@/lib/llm/connection-report";
import { testConnection } from "@/lib/llm/connection-test";
import { problemWord } from "@/lib/llm/problem";
import type { Spent } from "./reserve";
import { refusalError, type ServedEndpoint, servedEndpoint } from "./served-endpoint";
import { modelOf } from "./target";
import { type Served, withEndpoint } from "./with-endpoint";

/** The signal of the page that waits: a test ends with it. */
const input = z.strictObject({ deploymentId: z.uuid(), signal: z.instanceof(AbortSignal).optional() });
type Input = z.output<typeof input>;

/** One short question, its answer at most, and what the server's own template may add. */
const TEST_TOKENS = 1_200;

type Tested = { endpoint: ServedEndpoint; served: Served; report: ConnectionReport };

async function runTest({ deploymentId, signal }: Input, actor: Viewer): Promise<Tested> {
  const endpoint = await servedEndpoint(actor, deploymentId);
  const use = { actor, signal, purpose: "test", tokens: TEST_TOKENS, endpointId: endpoint.id } as const;
  const outcome = await withEndpoint({ ...use, institutionId: endpoint.institutionId }, async (open) => {
    const start = performance.now();
    // A dozen requests one after another have the time of one call between them.
    const ending = AbortSignal.timeout(open.options.limits.totalMs);
    const within = AbortSignal.any([ending, ...(open.options.signal ? [open.options.signal] : [])]);
    const value = await testConnection(open.endpoint, modelOf(open.row), { ...open.options, signal: within });
    return { value, spent: spentBy(value, performance.now() - start) };
  });
  if (outcome.kind === "refused") throw refusalError(outcome.reason);
  if (signal?.aborted) throw new AppError("endpoint.abandoned");
  return { endpoint, served: outcome.served, report: outcome.value };
}

function spentBy(report: ConnectionReport, ms: number): Spent {
  const bytes = report.evidence.reduce((sum, { text }) => sum + text.length, 0);
  // The report does not tell tokens; what was set aside is what it may have been.
  const tokens = report.answered === null || report.answered === "error" ? 0 : TEST_TOKENS;
  const reason = report.problem === null ? null : problemWord(report.problem);
  return { outcome: report.answered ?? "error", reason, tokens, bytes, ms };
}

/** Tries a connection while somebody waits and keeps what it found, with the date and the address it was found at. */
export const testEndpoint = defineCommand({
  name: "endpoint.test",
  permission: "endpoint:test",
  input,
  prepare: runTest,
  run: async ({ actor, prepared, tx, at }: CommandContext<Viewer, Input, Tested>) => {
    const { endpoint, served, report } = prepared;
    const { institutionId, jurisdictionCode, id: endpointId, deploymentId } = endpoint;
    const id = newId();
    const digest = sha256Hex(canonicalJson(report));
    await tx.insert(endpointTests).values({
      ...{ institutionId, jurisdictionCode, id, endpointId, at, report, digest },
      ...{ endpointRevision: served.revision, address: served.address },
      ...{ byId: actor.userId, byName: actor.name, byRole: actor.role },
    });
    return {
      result: { id, report },
      audit: [
        {
          ...{ institutionId, jurisdictionCode },
          action: "endpoint.tested",
          object: { kind: "endpoint", id: endpointId, version: served.revision },
          after: digest,
          detail: { deploymentId, test: id, answered: report.answered ?? "unreached" },
        },
      ],
    };
  },
});
