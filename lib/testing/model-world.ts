import type { RequestListener } from "node:http";
import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, expect, vi } from "vitest";
import type { Viewer } from "@/lib/auth/actor";
import { tryEndpoint } from "@/lib/endpoints/trial-commands";
import { makeEndpoint } from "./endpoints";
import { type CountingServer, startCounting } from "./llm-server";
import { makeHospital, makeReviewer, openTestPortal, type TestHospital, type TestPortal } from "./portal";

/**
 * A live portal with a hospital, its reviewer, a server that may be called and one that may not: every test ends with
 * nobody having come to the second.
 */
export function modelWorld() {
  let portal: TestPortal;
  let hospital: TestHospital;
  let reviewer: Viewer;
  let server: CountingServer;
  let forbidden: CountingServer;
  let listener: RequestListener = () => {};

  beforeAll(async () => {
    portal = await openTestPortal();
    hospital = await makeHospital(portal);
    reviewer = await makeReviewer(portal);
  });
  beforeEach(async () => {
    server = await startCounting((request, response) => listener(request, response));
    forbidden = await startCounting();
    vi.stubEnv("PORTAL_INSTANCE", "live");
    vi.stubEnv("ALLOW_LOOPBACK_ENDPOINT_PORTS", String(server.port));
  });
  afterEach(async () => {
    expect(forbidden.connections().opened).toBe(0);
    await Promise.all([server.close(), forbidden.close()]);
    vi.unstubAllEnvs();
    await portal.asMaintenance((tx) => tx.execute(sql`delete from rate_limits`));
  });
  afterAll(() => portal.close());

  return {
    portal: () => portal,
    hospital: () => hospital,
    reviewer: () => reviewer,
    server: () => server,
    forbidden: () => forbidden,
    /** How the server that may be called answers from now on. */
    answering: (next: RequestListener) => {
      listener = next;
    },
    make: (change: Parameters<typeof makeEndpoint>[3] = {}) =>
      makeEndpoint(portal, hospital, server.port, change),
    ask: (deploymentId: string, prompt = "1 + 1?") =>
      tryEndpoint(reviewer, { deploymentId, prompt, watch: unwatched() }),
  };
}

const unwatched = () => ({ signal: new AbortController().signal, onAccepted: () => {}, onPiece: () => {} });
