import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "@/lib/ids";
import { publishedDeployment } from "@/lib/testing/journey";
import {
  makeHospital,
  makeReviewer,
  openTestPortal,
  type TestHospital,
  type TestPortal,
} from "@/lib/testing/portal";
import { solvedReport, visitorElsewhere } from "@/lib/testing/reports";
import { newChallenge } from "./challenge";
import { formatTicket } from "./ticket";
import { fileReport } from "./visitor-commands";

let portal: TestPortal;
let hospital: TestHospital;
let number: string;
let otherNumber: string;

beforeAll(async () => {
  portal = await openTestPortal();
  hospital = await makeHospital(portal);
  const reviewer = await makeReviewer(portal);
  const made = await publishedDeployment(hospital, reviewer);
  [number, otherNumber] = [made.number, made.applicationNumber];
});
afterAll(() => portal.close());

const stored = async () => {
  const [row] = await portal.asMaintenance((tx) =>
    tx.execute<{ reports: number; events: number }>(
      sql`select (select count(*) from error_reports)::int as reports, (select count(*) from audit_events where action = 'report.filed')::int as events`,
    ),
  );
  return row;
};
const code = async (report: unknown, by = visitorElsewhere()) =>
  fileReport(by, report).then(
    () => "filed",
    (error: { code?: string }) => error.code,
  );

/** The code of the refusal, and that nothing was written for it. */
async function expectRefused(report: unknown, expected: string): Promise<void> {
  const before = await stored();
  expect(await code(report)).toBe(expected);
  expect(await stored()).toEqual(before);
}

describe("the check", () => {
  it("refuses what we never issued, and what was changed after", async () => {
    const good = solvedReport(number);
    const [id = "", issued = "", bits = "", seal = ""] = good.challenge.split(".");
    const forged = [
      [newId(), issued, bits, seal],
      [id, String(Number(issued) - 60_000), bits, seal],
      [id, issued, "1", seal],
      [id, issued, bits, "A".repeat(43)],
      [id, issued, bits, ""],
      [id, issued, bits, seal, ""],
      [id, issued],
      [""],
    ].map((parts) => parts.join("."));
    for (const challenge of forged) await expectRefused({ ...good, challenge }, "report.check-failed");
  });

  it("refuses too little work, another record's work, work done too long ago or too fast", async () => {
    const good = solvedReport(number);
    await expectRefused({ ...good, counter: good.counter + 1 }, "report.check-failed");
    await expectRefused({ ...solvedReport(otherNumber), number }, "report.check-failed");
    // The age is looked at first, so these need no work.
    const at = (ago: number) => ({ ...good, challenge: newChallenge(number, new Date(Date.now() - ago)) });
    await expectRefused(at(2 * 3_600_000 + 1_000), "report.check-expired");
    await expectRefused(at(0), "report.too-soon");
    await expectRefused(at(-3_600_000), "report.too-soon");
  });

  it("serves once: of fifty at the same time one is stored, with one entry in the trail", async () => {
    const before = await stored();
    const solved = solvedReport(number);
    const codes = await Promise.all(
      Array.from({ length: 50 }, (_, at) => code({ ...solved, problem: `同一次校验的第${at}份内容` })),
    );
    expect(codes.filter((said) => said === "filed")).toHaveLength(1);
    expect(codes.filter((said) => said === "report.sent")).toHaveLength(49);
    expect(await stored()).toEqual({
      reports: (before?.reports ?? 0) + 1,
      events: (before?.events ?? 0) + 1,
    });
  });

  it("takes the same words once, however they are written, and names the ticket", async () => {
    const words = "模型版本应为 DeepSeek-R1，与公告不符。";
    const { ticket } = await fileReport(visitorElsewhere(), solvedReport(number, { problem: words }));
    const again = solvedReport(number, { problem: "模型版本应为deepseek－R1, 与公告不符" });
    await expect(fileReport(visitorElsewhere(), again)).rejects.toMatchObject({
      code: "report.known",
      fields: [{ path: "problem", values: { ticket } }],
    });
    // Two at once, each with its own work.
    const twins = [1, 2].map(() => solvedReport(number, { problem: "同时提交的相同内容" }));
    const codes = await Promise.all(twins.map((report) => code(report)));
    expect(codes.sort()).toEqual(["filed", "report.known"]);
  });
});

describe("what is sent", () => {
  // One check for all: what is refused does not use it up.
  let solved: ReturnType<typeof solvedReport>;
  beforeAll(() => {
    solved = solvedReport(number);
  });
  const form = () => solved;
  it.each([
    ["nothing", () => null, "input.invalid"],
    ["a list", () => [], "input.invalid"],
    ["a stray field", () => ({ ...form(), isAdmin: true }), "input.invalid"],
    ["the trap filled in", () => ({ ...form(), website: "http://spam.example" }), "report.filled-by-machine"],
    ["no field named", () => ({ ...form(), fields: [] }), "input.invalid"],
    ["a field the record does not show", () => ({ ...form(), fields: ["endpoint"] }), "input.invalid"],
    ["the name of a column", () => ({ ...form(), fields: ["__proto__"] }), "input.invalid"],
    ["eleven fields", () => ({ ...form(), fields: Array(11).fill("name") }), "input.invalid"],
    ["text that is too long", () => ({ ...form(), problem: "长".repeat(1001) }), "input.invalid"],
    ["text that is too short", () => ({ ...form(), problem: "错 " }), "input.invalid"],
    ["a hidden character", () => ({ ...form(), problem: "名称\u200b有误请核对" }), "input.invalid"],
    ["a zero byte", () => ({ ...form(), proposal: "名称\u0000" }), "input.invalid"],
    ["an identity number", () => ({ ...form(), problem: "患者 11010519491231002X" }), "input.personal-data"],
    ["a phone number", () => ({ ...form(), proposal: "请回电13800138000" }), "input.personal-data"],
    ["a source without TLS", () => ({ ...form(), evidence: "http://a.example" }), "input.invalid"],
    ["a source with a login", () => ({ ...form(), evidence: "https://a:b@a.example" }), "input.invalid"],
    ["a script as source", () => ({ ...form(), evidence: "javascript:alert(1)" }), "input.invalid"],
    ["a counter that is none", () => ({ ...form(), counter: -1 }), "input.invalid"],
    ["a record number that is none", () => ({ ...form(), number: "INS-1" }), "record.not-found"],
  ])("%s is refused and leaves nothing", async (_, report, expected) => {
    await expectRefused(report(), expected);
  });

  it("a record that is not public is not there", async () => {
    const draft = "DEP-7777777";
    const unknown = `${draft}-${[..."0123456789"].find((digit) => formatTicket(7_777_777).endsWith(digit))}`;
    await expectRefused(solvedReport(unknown), "record.not-found");
  });
});

describe("a flood", () => {
  it("from one address is stopped after six, whatever it sends, and others are not", async () => {
    const flooder = visitorElsewhere();
    const unsolved = solvedReport(number);
    const codes: unknown[] = [];
    for (let at = 0; at < 8; at += 1) {
      codes.push(await code({ ...unsolved, counter: 0 }, flooder));
    }
    expect(codes.slice(0, 6).every((said) => said === "report.check-failed")).toBe(true);
    expect(codes.slice(6)).toEqual(["request.too-many", "request.too-many"]);
    expect(await code(solvedReport(number), flooder)).toBe("request.too-many");
    expect(await code(solvedReport(number))).toBe("filed");
  });

  it("on one record is stopped, and leaves neither ticket nor entry", async () => {
    await portal.asMaintenance((tx) =>
      tx.execute(
        sql`insert into rate_limits values (${`report record ${otherNumber}`}, now() + interval '1 day') on conflict (caller) do update set full_at = excluded.full_at`,
      ),
    );
    const report = solvedReport(otherNumber, { fields: ["nameZh"] });
    await expectRefused(report, "request.too-many");
    await portal.asMaintenance((tx) => tx.execute(sql`delete from rate_limits`));
    // The work was not lost: what was refused here may be sent again.
    expect(await code(report)).toBe("filed");
  });
});
