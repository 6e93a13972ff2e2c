import { beforeEach, describe, expect, it } from "vitest";
import { patient, streamOut } from "@/lib/testing/llm-server";
import { chunk, finished, sse, usageEvent } from "@/lib/testing/llm-streams";
import { modelWorld } from "@/lib/testing/model-world";
import { getEndpoint } from "./queries";
import { testEndpoint } from "./test-commands";

const key = "sk-0123456789abcdef";
const { hospital, reviewer, server, answering, make } = modelWorld();

describe("a connection test", () => {
  beforeEach(() => {
    answering((request, response) => {
      if (request.headers.authorization !== `Bearer ${key}`) return void response.writeHead(401).end("{}");
      if (request.url === "/v1/models")
        return void response.end('{"data":[{"id":"m","max_model_len":8192}]}');
      if (request.method === "POST")
        return streamOut(response, [sse([chunk({ content: "好" }), finished, usageEvent, "[DONE]"])]);
      response.writeHead(404).end("{}");
    });
  });

  it("is kept with its date, the address and a digest, and holds no key", async () => {
    const { deploymentId } = await make({ key });
    await testEndpoint(hospital().it, { deploymentId });
    const { tests } = await getEndpoint(reviewer(), { deploymentId });
    expect(tests).toMatchObject([
      {
        byName: "信息员",
        address: `http://127.0.0.1:${server().port}/v1`,
        digest: expect.stringMatching(/^[0-9a-f]{64}$/),
        report: {
          access: "closed",
          isKeyAccepted: true,
          isModelListed: true,
          contextTokens: 8192,
          answered: "answer",
        },
      },
    ]);
    expect(JSON.stringify(tests)).not.toContain(key);
  });

  it("ends with the tab and keeps nothing of it then", async () => {
    answering(() => {});
    const { deploymentId } = await make();
    const tab = new AbortController();
    const testing = testEndpoint(hospital().it, { deploymentId, signal: tab.signal });
    await expect.poll(() => server().connections().open, patient).toBe(1);
    tab.abort();
    await expect(testing).rejects.toMatchObject({ code: "endpoint.abandoned" });
    expect((await getEndpoint(reviewer(), { deploymentId })).tests).toEqual([]);
    await expect.poll(() => server().connections().open, patient).toBe(0);
  });
});
