import { describe, expect, it, vi } from "vitest";
import { patient, streamOut } from "@/lib/testing/llm-server";
import { chunk, sse } from "@/lib/testing/llm-streams";
import { modelWorld } from "@/lib/testing/model-world";

const { server, forbidden, answering, make, ask } = modelWorld();

describe("a server that means harm", () => {
  it.each([301, 302, 307, 308])("by a redirect (%i) leads nowhere", async (status) => {
    answering((_, response) =>
      response.writeHead(status, { location: `http://127.0.0.1:${forbidden().port}/v1/internal` }).end(),
    );
    vi.stubEnv("ALLOW_LOOPBACK_ENDPOINT_PORTS", `${server().port},${forbidden().port}`);
    const { deploymentId } = await make();
    expect(await ask(deploymentId)).toMatchObject({ verdict: "error", reason: "redirect" });
    expect(server().requests).toHaveLength(1);
  });

  it.each([
    "127.0.0.1",
    "127.1",
    "2130706433",
    "0x7f.1",
    "[::ffff:127.0.0.1]",
    "127.0.0.1.",
    "0",
    "localhost",
    "[::1]",
    "10.20.0.5@127.0.0.1",
  ])(
    "by an address that no registration lets through is not reached even when it stands approved in the table: %s",
    async (host) => {
      for (const network of ["127.0.0.0/8", "10.20.0.0/16"]) {
        const { deploymentId } = await make({ host, network, port: forbidden().port });
        expect(await ask(deploymentId)).toMatchObject({ verdict: "error", reason: "address-not-allowed" });
      }
    },
  );

  it("by a bomb, one endless line or an endless stream is left in time", async () => {
    const { deploymentId } = await make({ totalSeconds: 20 });
    answering((_, response) => response.writeHead(200, { "content-encoding": "gzip" }).end("x"));
    expect(await ask(deploymentId)).toMatchObject({ reason: "content-encoding" });
    answering((_, response) => streamOut(response, ["data: ", "x".repeat(10 * 1024 * 1024)]));
    expect(await ask(deploymentId)).toMatchObject({ reason: "event-too-large" });
    await expect.poll(() => server().connections().open, patient).toBe(0);
  });

  it("by dripping or by silence is ended by the record's limits of time", async () => {
    const { deploymentId } = await make({ gapSeconds: 1, totalSeconds: 3 });
    answering((_, response) => streamOut(response, [sse([chunk({ content: "." })])], false));
    expect(await ask(deploymentId)).toMatchObject({ reason: "gap-time" });
    answering((_, response) => {
      streamOut(response, [], false);
      const drip = setInterval(() => response.write(sse([chunk({ content: "." })])), 100);
      response.on("close", () => clearInterval(drip));
    });
    expect(await ask(deploymentId)).toMatchObject({ reason: "total-time" });
  });
});
