import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type CountingServer, startCounting, streamOut } from "@/lib/testing/llm-server";
import { chunk, finished, sse, usageEvent } from "@/lib/testing/llm-streams";
import { modelWorld } from "@/lib/testing/model-world";
import { askCheck, work } from "@/lib/testing/spot-checks";
import { getSpotCheck } from "./queries";

/**
 * A hospital's host name that is moved to another machine while a check runs (DNS rebinding), through command and job as
 * they are. The name service is the only thing made up: the network's edge.
 */
const lookup = vi.hoisted(() => vi.fn<(name: string) => Promise<{ address: string }[]>>());
vi.mock("node:dns/promises", async (original) => ({ ...(await original<object>()), lookup }));

const { server, hospital, reviewer, answering, make, ask } = modelWorld();

/** Listens on the port of the hospital's server, at another address of this machine. */
const otherAddress = "127.0.0.77";
let other: CountingServer;
beforeEach(async () => {
  other = await startCounting(undefined, { host: otherAddress, port: server().port });
  answering((_, response) => streamOut(response, [sse([chunk({ content: "2" }), finished, usageEvent])]));
});
afterEach(async () => {
  expect(other.connections().opened).toBe(0);
  await other.close();
});

const named = { host: "llm.hospital.example", network: "127.0.0.1/32", maxInFlight: 1, perMinute: 6000 };
const answers = (addresses: readonly string[]) => addresses.map((address) => ({ address }));
const questions = () => server().requests.filter((line) => line.startsWith("POST")).length;
/** The right address until so many questions have been asked; then what the attacker says. */
const movedAfter = (asked: number, addresses: readonly string[]) =>
  lookup.mockImplementation(async () => answers(questions() < asked ? ["127.0.0.1"] : addresses));

const moved = [
  ["another machine of the same network", [otherAddress]],
  ["the right address and another", ["127.0.0.1", otherAddress]],
  ["another in IPv6 clothes", [`::ffff:${otherAddress}`]],
  ["this machine", ["::1"]],
  ["the metadata of most clouds", ["169.254.169.254"]],
  ["the metadata of Alibaba Cloud", ["100.100.100.200"]],
  ["the metadata of AWS", ["fd00:ec2::254"]],
  ["nothing", []],
] as const;

describe("a name that has come to mean something else", () => {
  it.each(moved)("ends a running check, which asks nobody there: %s", async (_, addresses) => {
    movedAfter(3, addresses);
    const { deploymentId } = await make(named);
    const { id } = await askCheck(reviewer(), deploymentId);
    await work(hospital(), id);
    expect(questions()).toBe(3);
    const { row, items } = await getSpotCheck(reviewer(), { id });
    expect(row).toMatchObject({ state: "failed", failure: "address" });
    const reasons = items.flatMap(({ samples }) => samples.map(({ figures }) => figures?.reason ?? null));
    expect(reasons.filter((reason) => reason === "address-not-allowed")).toHaveLength(5);
  });

  it.each(moved)("answers no trial: %s", async (_, addresses) => {
    movedAfter(1, addresses);
    const { deploymentId } = await make(named);
    expect(await ask(deploymentId)).toMatchObject({ verdict: "answer" });
    expect(await ask(deploymentId)).toMatchObject({ verdict: "error", reason: "address-not-allowed" });
    expect(questions()).toBe(1);
  });

  it("is not followed between two attempts of one call either", async () => {
    // Nobody listens at the first address, which the record allows; the second attempt looks the name up again.
    const told = [["127.0.0.2"], [otherAddress]];
    lookup.mockImplementation(async () => answers(told.shift() ?? []));
    const { deploymentId } = await make({ ...named, network: "127.0.0.2/32" });
    expect(await ask(deploymentId)).toMatchObject({ verdict: "error", reason: "address-not-allowed" });
    expect(told).toEqual([]);
    expect(questions()).toBe(0);
  });
});
