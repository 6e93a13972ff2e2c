import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { sql } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Operation, openApiDocument } from "@/lib/api/document";
import { endpoints } from "@/lib/api/registry";
import type { Viewer } from "@/lib/auth/actor";
import { may } from "@/lib/auth/permissions";
import { type Answered, askApi, tokenFor } from "@/lib/testing/api";
import { arbitraryOf, hostile, hostileText, spoiled } from "@/lib/testing/arbitrary";
import { classifyFor } from "@/lib/testing/classified";
import { draftDeployment } from "@/lib/testing/journey";
import {
  makeHospital,
  makeReviewer,
  openTestPortal,
  type TestHospital,
  type TestPortal,
} from "@/lib/testing/portal";
import { addCase } from "@/lib/testing/review-rows";
import { addChecks } from "@/lib/testing/spot-checks";

/** Made-up requests for each endpoint: bodies for what writes; what reads has none, only a path and a query. */
const BODIES = 500;
const QUERIES = 200;
const document = openApiDocument();
const ajv = addFormats.default(new Ajv2020({ strict: false, allErrors: false }));
ajv.addSchema({ $id: "document", components: document.components });
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
);

type Share = { isRead: boolean; part: number; of: number };

/** Made-up requests for a share of the reading or the writing endpoints: some files, so that two workers have the same to do. */
export function describeBodies({ isRead, part: share, of }: Share): void {
  const runs = isRead ? QUERIES : BODIES;
  let portal: TestPortal;
  let hospital: TestHospital;
  let made: { id: string; number: string; applicationId: string };
  let checks: Awaited<ReturnType<typeof addChecks>>;
  let classified: { classificationId: string; obligationId: string };
  let official: Viewer;
  let cased: { caseId: string; commentId: string; itemId: string };

  beforeAll(async () => {
    portal = await openTestPortal();
    hospital = await makeHospital(portal);
    made = await draftDeployment(hospital);
    classified = await classifyFor(hospital.it, made.applicationId);
    checks = await addChecks(portal, hospital);
    official = await makeReviewer(portal, hospital.jurisdictionCode);
    const reviewed = { applicationId: made.applicationId, classificationId: classified.classificationId };
    cased = await addCase(portal, hospital, reviewed, { stage: "held", officials: [official.userId] });
  });
  afterAll(() => portal.close());

  const pascal = (id: string) => id.charAt(0).toUpperCase() + id.slice(1);

  /** The answer is one the document promises: its status is listed and its body has that status' shape. */
  function expectPromised(operation: Operation, { status, headers, body }: Answered): void {
    const promised = operation.responses[String(status)];
    expect([operation.operationId, status, promised === undefined]).toEqual([
      operation.operationId,
      status,
      false,
    ]);
    const [type = "", content] = Object.entries(promised?.content ?? {})[0] ?? [];
    if (content === undefined) return;
    expect(headers.get("content-type")).toContain(type);
    const name = type.includes("problem") ? "Problem" : `${pascal(operation.operationId)}Answer`;
    // By its address, which is compiled once: a schema written down here would be a new one, and compiled, for each answer.
    const isShaped = ajv.getSchema(`document#/components/schemas/${name}`);
    const isValid = isShaped?.(body);
    expect([operation.operationId, status, isValid, isShaped?.errors]).toEqual([
      operation.operationId,
      status,
      true,
      null,
    ]);
  }

  /** Mostly the thing itself, so that a request gets as far as its body; else anything somebody might put there. */
  const part = (path: string, name: string) => {
    const own: Record<string, () => string> = {
      kind: () => "deployment",
      deploymentId: () => (path.endsWith("/spot-checks") ? checks.checkableId : made.id),
      number: () => made.number,
      applicationId: () => made.applicationId,
      version: () => (path.startsWith("/rule-sets") ? "1.0.0" : "1"),
      id: () => {
        if (path.startsWith("/institutions")) return hospital.id;
        if (path.startsWith("/obligations")) return classified.obligationId;
        if (path.startsWith("/spot-checks")) return checks.checkId;
        if (path.startsWith("/spot-check-samples")) return checks.sampleId;
        if (path.startsWith("/reviews")) return cased.caseId;
        if (path.startsWith("/review-comments")) return cased.commentId;
        if (path.startsWith("/information-items")) return cased.itemId;
        if (path.startsWith("/classifications")) return classified.classificationId;
        return path.startsWith("/applications") ? made.applicationId : made.id;
      },
    };
    const other = fc.constantFrom("0", "%00", "%F0%9F%92%A9", "..", "institution", "x".repeat(3000));
    return fc.oneof(
      { weight: 8, arbitrary: fc.constant(null).map(() => own[name]?.() ?? "") },
      { weight: 1, arbitrary: fc.uuid() },
      { weight: 1, arbitrary: other },
    );
  };

  /** "now" stands for the version that is there when the request is sent. */
  const tags = fc.oneof(
    { weight: 6, arbitrary: fc.constant("now") },
    { weight: 1, arbitrary: fc.nat({ max: 40 }).map((revision) => `"${revision}"`) },
    {
      weight: 1,
      arbitrary: fc.constantFrom('W/"2-ab"', "*", "", "1", '"99999999999999999999"', "x".repeat(400)),
    },
  );

  async function revisionNow(path: string): Promise<string> {
    // What is added to has no versions: what is done about an obligation or a check, what is said about a case.
    if (/^\/(obligations|review-comments|information-items)|spot-check/.test(path)) return "";
    const named = path.endsWith("/classifications") ? "classifications" : (path.split("/")[1] ?? "");
    const table = named === "reviews" ? "review_cases" : named;
    const id =
      {
        institutions: hospital.id,
        applications: made.applicationId,
        classifications: classified.classificationId,
        review_cases: cased.caseId,
      }[table] ?? made.id;
    const [row] = await portal.asMaintenance((tx) =>
      tx.execute<{ revision: number }>(
        sql`select revision from ${sql.identifier(table === "records" ? "deployments" : table)} where id = ${id}`,
      ),
    );
    return `"${row?.revision}"`;
  }

  const done = async () => {
    const [row] = await portal.asMaintenance((tx) =>
      tx.execute<{ n: number }>(
        sql`select count(distinct event->>'requestId')::int as n from audit_events where outcome = 'done'`,
      ),
    );
    return row?.n ?? 0;
  };

  const ours = operations.filter(({ method }) => (method === "GET") === isRead);
  describe.each(ours.filter((_, at) => at % of === share - 1))(
    "$method $path",
    ({ path, method, operation }) => {
      it(`answers ${runs} made-up requests as the document says, and writes all of one or nothing`, async () => {
        // Whoever may: the hospital's IT person, else an official. What is signed is refused to both before its body is read.
        const schema = document.components.schemas[`${pascal(operation.operationId)}Input`];
        const permission = endpoints.find((each) => each.path === path && each.method === method)?.permission;
        const isSigned = JSON.stringify(schema ?? {}).includes('"credential"');
        const isTheirs = permission === undefined || isSigned || may(hospital.it.role, permission);
        const token = await tokenFor(isTheirs ? hospital.it : official);
        const valid = arbitraryOf(schema ?? {});
        const raw = fc.oneof(
          { weight: 4, arbitrary: valid.map((value) => JSON.stringify(value)) },
          { weight: 4, arbitrary: spoiled(valid).map((value) => JSON.stringify(value)) },
          { weight: 1, arbitrary: hostile.map((value) => JSON.stringify(value) ?? "") },
          { weight: 1, arbitrary: hostileText },
        );
        const names = operation.parameters.filter((each) => each.in === "query");
        const query = fc.dictionary(
          fc.constantFrom(...names.map(({ name }) => name), "surplus"),
          fc.oneof(
            fc.string({ unit: "binary" }),
            fc.nat().map(String),
            fc.constantFrom("", "\u0000", "医院", "330000"),
          ),
          { maxKeys: 3 },
        );
        const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => part(path, name ?? ""));
        // What reads by POST takes no key: there is nothing to repeat safely.
        const isWrite = operation.parameters.some(({ name }) => name === "Idempotency-Key");
        let [requests, writes] = [0, 0];
        const before = await done();
        const request = fc.record({
          text: isRead ? fc.constant("") : raw,
          asked: isRead ? query : fc.constant({}),
          tag: isRead ? fc.constant("") : tags,
          parts: fc.tuple(...inPath),
        });
        await fc.assert(
          fc.asyncProperty(request, async ({ text, asked, tag, parts }) => {
            let at = 0;
            const place = path.replace(/\{\w+\}/g, () => parts[at++] ?? "");
            const search = isRead ? `?${new URLSearchParams(asked)}` : "";
            requests += 1;
            const answer = await askApi(method, `${place}${search}`, {
              token,
              headers: {
                ...(isWrite ? { "if-match": tag === "now" ? await revisionNow(path) : tag } : {}),
                "x-request-id": `request-${operation.operationId}-${requests}`,
              },
              ...(isRead ? {} : { raw: text }),
            });
            expect([answer.status < 500, answer.body.code]).toEqual([true, answer.body.code]);
            if (isWrite && answer.status < 300) writes += 1;
            // ".." makes another path of it; what that answers is promised elsewhere.
            if (!place.includes("..")) expectPromised(operation, answer);
          }),
          { numRuns: runs, endOnFailure: true },
        );
        expect(requests).toBeGreaterThanOrEqual(runs);
        expect(await done()).toBe(before + writes);
      }, 120_000);
    },
  );
}
