import { existsSync, readFileSync } from "node:fs";
import type { RequestListener, ServerResponse } from "node:http";
import path from "node:path";
import { expect, it } from "vitest";
import { proposalValues } from "@/lib/testing/endpoints";
import { modelWorld } from "@/lib/testing/model-world";
import { makeViewer } from "@/lib/testing/portal";
import { decideEndpoint } from "./approval-commands";
import { proposeEndpoint } from "./commands";
import { getEndpoint } from "./queries";
import { testEndpoint } from "./test-commands";

/** What a real llama.cpp server said (b1-de3ff81), spoken again over a socket, through the whole of the portal. */
const folder = path.resolve(import.meta.dirname, "../../../shared/facts/protocol");
const present = existsSync(folder);
if (!present) console.warn("facts folder absent: registering a recorded server skipped");

const key = "test-key-not-secret";
const { portal, hospital, server, answering, make, ask } = modelWorld();

/** Sends what stands after `<<<` of a transcript, body and status as they were recorded. */
function speak(response: ServerResponse, name: string): void {
  const [, answer = ""] = readFileSync(path.join(folder, `llama-server-${name}.txt`), "utf8").split("<<<\n");
  const [head = "", ...rest] = answer.split("\n\n");
  const status = Number(/^HTTP\/1\.1 (\d+)/.exec(head)?.[1]);
  response
    .writeHead(status, { "content-type": /^content-type: (.*)$/im.exec(head)?.[1] ?? "" })
    .end(rest.join("\n\n"));
}

const recorded: RequestListener = (request, response) => {
  // llama-server keeps its health open to anybody.
  if (request.url === "/health") return speak(response, "health");
  if (request.headers.authorization !== `Bearer ${key}`) return speak(response, "error-401");
  if (request.url === "/v1/models") return speak(response, "models");
  if (request.url === "/metrics") return speak(response, "metrics");
  if (request.url === "/v1/chat/completions") return speak(response, "stream-usage");
  speak(response, "error-404");
};

it.skipIf(!present)(
  "is registered, approved, tested and tried, and the record holds what it said",
  async () => {
    answering(recorded);
    const { deploymentId } = await make({ state: "draft" });
    const proposal = await proposeEndpoint(hospital().it, {
      ...proposalValues(deploymentId, 1),
      ...{
        serverKind: "llama.cpp",
        scheme: "http",
        host: "127.0.0.1",
        port: server().port,
        network: "127.0.0.1/32",
      },
      ...{ modelIdSent: "DeepSeek-R1-Distill-Tiny", key },
    });
    const admin = await makeViewer(
      portal(),
      { role: "admin_security", jurisdictionCode: "000000" },
      "安全管理员",
    );
    await decideEndpoint(admin, { id: proposal.id, revision: proposal.revision, decision: "approve" });
    await testEndpoint(hospital().it, { deploymentId });
    const { tests } = await getEndpoint(hospital().it, { deploymentId });
    expect(tests[0]?.report).toMatchObject({
      access: "closed",
      openPaths: ["/health"],
      isKeyAccepted: true,
      isModelListed: true,
      models: [
        { id: "DeepSeek-R1-Distill-Tiny", parameters: 997_504, sizeBytes: 1_999_360, precision: "F16" },
      ],
      contextTokens: 2_048,
      answered: "answer",
      reasoningIn: "field",
      systemFingerprint: "b1-de3ff81",
    });
    expect(await ask(deploymentId)).toMatchObject({
      verdict: "answer",
      answer: "答案：**D**\n\n（本引擎仅供接口测试，不得用于临床）",
      promptTokens: 76,
      completionTokens: 42,
      model: "DeepSeek-R1-Distill-Tiny",
    });
  },
);
