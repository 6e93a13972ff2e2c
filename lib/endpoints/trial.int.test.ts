import type { RequestListener, ServerResponse } from "node:http";
import { inspect } from "node:util";
import { sql } from "drizzle-orm";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { patient, streamOut } from "@/lib/testing/llm-server";
import { chunk, finished, sse, usageEvent } from "@/lib/testing/llm-streams";
import { modelWorld } from "@/lib/testing/model-world";
import { makeHospital } from "@/lib/testing/portal";
import type { TrialEvent } from "./trial-events";
import { trialStream } from "./trial-stream";

/** A word that stands in every question, answer and key of these tests, and may stand nowhere else. */
const MARKER = "marker-7f3a91";
const key = `sk-${MARKER}-key`;

const { portal, reviewer, server, answering, make, ask } = modelWorld();
const answer: RequestListener = (_, response) =>
  streamOut(response, [
    sse([
      chunk({ reasoning_content: `想 ${MARKER}` }),
      chunk({ content: `答 ${MARKER}` }),
      finished,
      usageEvent,
      "[DONE]",
    ]),
  ]);
beforeEach(() => answering(answer));

describe("a question that looks like a person's data", () => {
  it.each([
    ["an identity number", "患者证件11010519491231002X，用药是否合适？"],
    ["one in full-width forms", "患者证件１１０１０５１９４９１２３１００２Ｘ"],
    ["a phone number", "联系电话13800138000"],
    ["a bank card", "卡号6222021234567890128"],
    ["a record number", "住院号：20231145"],
  ])("is refused, not masked: %s", async (_, prompt) => {
    const { deploymentId } = await make();
    const before = await everything();
    const refusal: unknown = await ask(deploymentId, prompt).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: "input.personal-data", fields: [{ path: "prompt" }] });
    expect(inspect(refusal, { depth: 9 })).not.toContain(prompt.slice(-8));
    expect(server().connections().opened).toBe(0);
    expect(await everything()).toBe(before);
  });
});

/** Every row of every table there is, as text. */
async function everything(): Promise<string> {
  return portal().asMaintenance(async (tx) => {
    const tables = await tx.execute<{ name: string }>(
      sql`select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`,
    );
    const texts: string[] = [];
    for (const { name } of tables) {
      const [row] = await tx.execute<{ text: string }>(
        sql`select coalesce(string_agg(t::text, E'\n' order by t::text), '') as text from ${sql.identifier(name)} t`,
      );
      texts.push(`${name} ${row?.text}`);
    }
    return texts.join("\n");
  });
}

describe("nothing of a key, a question or an answer", () => {
  const logs = () => {
    const said: string[] = [];
    const take = (...parts: unknown[]) => {
      said.push(parts.map((part) => inspect(part, { depth: 9 })).join(" "));
      return true;
    };
    const spies = [
      vi.spyOn(process.stdout, "write").mockImplementation(take),
      vi.spyOn(process.stderr, "write").mockImplementation(take),
      ...(["log", "info", "warn", "error", "debug"] as const).map((name) =>
        vi.spyOn(console, name).mockImplementation(take),
      ),
    ];
    return {
      said,
      end: () => {
        for (const spy of spies) spy.mockRestore();
      },
    };
  };

  it("gets into a log, the trail or a table, whether the call does well or not", async () => {
    const { deploymentId } = await make({ key });
    const log = logs();
    try {
      const good = await ask(deploymentId, MARKER);
      expect(good).toMatchObject({
        verdict: "answer",
        answer: `答 ${MARKER}`,
        reasoning: `想 ${MARKER}`,
        promptTokens: 9,
      });
      answering((_, response) => response.writeHead(401).end(`{"error":{"message":"bad key ${key}"}}`));
      expect(await ask(deploymentId, MARKER)).toMatchObject({ verdict: "error", reason: "auth" });
      answering((_, response) => response.destroy());
      expect(await ask(deploymentId, MARKER)).toMatchObject({ verdict: "error" });
      answering((_, response) => streamOut(response, [`data: {"error":{"message":"${MARKER}"}}\n\n`]));
      await ask(deploymentId, MARKER);
    } finally {
      log.end();
    }
    expect(server().headers[0]?.authorization).toBe(`Bearer ${key}`);
    expect(log.said.join("\n")).not.toContain(MARKER);
    expect(await everything()).not.toContain(MARKER);
  });

  it("is in what the trail says of a trial: who, which endpoint, how much", async () => {
    const { id, deploymentId } = await make();
    await ask(deploymentId, MARKER);
    const [row] = await portal().asMaintenance((tx) =>
      tx.execute<{ event: { actor: { id: string }; detail: Record<string, unknown> } }>(
        sql`select event from audit_events where action = 'endpoint.tried' and object_id = ${id}`,
      ),
    );
    expect(row?.event).toMatchObject({
      actor: { id: reviewer().userId },
      detail: {
        verdict: "answer",
        promptTokens: 9,
        completionTokens: 4,
        request: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    });
  });
});

describe("the stream to the page", () => {
  const follow = async (stream: ReadableStream<Uint8Array>): Promise<TrialEvent[]> =>
    (await new Response(stream).text())
      .split("\n\n")
      .filter((block) => block !== "")
      .map((block) => JSON.parse(block.slice("data: ".length)) as TrialEvent);
  const open = (deploymentId: string, signal = new AbortController().signal, prompt = "1 + 1?") =>
    trialStream(reviewer(), { deploymentId, prompt }, signal);

  it("brings pieces, then the end with its figures", async () => {
    const { deploymentId } = await make();
    const events = await follow(await open(deploymentId));
    const pieces = events.flatMap((event) => (event.kind === "pieces" ? event.pieces : []));
    expect(pieces.map(({ part, text }) => [part, text])).toEqual([
      ["reasoning", `想 ${MARKER}`],
      ["content", `答 ${MARKER}`],
    ]);
    expect(events.at(-1)).toMatchObject({
      kind: "end",
      end: { verdict: "answer", completionTokens: 4, isSimulator: false },
    });
  });

  it("does not begin for a call that is refused: the refusal is the answer", async () => {
    const { deploymentId } = await make({ budgetCalls: 0 });
    await expect(open(deploymentId)).rejects.toMatchObject({ code: "endpoint.budget" });
    await expect(open(deploymentId, undefined, "电话13800138000")).rejects.toMatchObject({
      code: "input.personal-data",
    });
    const far = await makeHospital(portal());
    await expect(
      trialStream(far.it, { deploymentId, prompt: "1 + 1?" }, new AbortController().signal),
    ).rejects.toMatchObject({
      code: "record.not-found",
    });
    expect(server().connections().opened).toBe(0);
  });

  it.each(["the request's signal", "the body's cancel"])(
    "frees the model when the tab closes, told by %s",
    async (by) => {
      const held: ServerResponse[] = [];
      answering((_, response) => {
        streamOut(response, [sse([chunk({ content: "a" })])], false);
        held.push(response);
      });
      const { id, deploymentId } = await make();
      const tab = new AbortController();
      const reader = (await open(deploymentId, tab.signal)).getReader();
      await reader.read();
      expect(server().connections().open).toBe(1);
      if (by === "the body's cancel") await reader.cancel();
      else tab.abort();
      await expect.poll(() => server().connections().open, { timeout: 2_000 }).toBe(0);
      const settled = async () =>
        (
          await portal().asMaintenance((tx) =>
            tx.execute(sql`select reason from endpoint_calls where endpoint_id = ${id}`),
          )
        )[0]?.reason;
      await expect.poll(settled, patient).toBe("stopped");
    },
  );
});
