/**
 * `npm run bench:export`: a million rows through the code a download goes through, over HTTP on the loopback to a sink that
 * counts, each in a process of its own; beside it COPY of the same columns of the same rows through the same server. Speed
 * is compared in time for the same rows in the same order, because CSV that is safe in a spreadsheet has more bytes. The two
 * take turns, each round gives a ratio, and the quickest of each are compared. The other two formats are read once.
 */
import { fork } from "node:child_process";
import { once } from "node:events";
import { get, type IncomingMessage } from "node:http";
import path from "node:path";
import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Ask } from "@/lib/testing/export-server";
import { openTestPortal } from "@/lib/testing/portal";

const ROWS = 1_000_000;
const ROUNDS = 5;
/** What an export must reach of COPY's speed. */
const WANTED = 0.8;

type Run = { seconds: number; bytes: number; peak: number };

const rows = sql`
  insert into published_records (number, kind, record_id, institution_id, jurisdiction_code, is_register_row, name_zh, name_en,
    institution_number, institution_name_zh, institution_name_en, deployment_number, deployment_name, province_adcode, level,
    grade, institution_type, hosting, model_family, model_name, model_size_billion, quantization, configuration_digest,
    use_case_id, lifecycle_stage, badge, state, version, published_at, search_text, document)
  select 'APP-' || lpad(n::text, 7, '0') || '-' || n % 10, 'application', gen_random_uuid(), gen_random_uuid(), '330000', true,
    '门诊病历生成 ' || n, 'Outpatient notes ' || n, 'INS-' || lpad((n / 5)::text, 7, '0') || '-1',
    '示范医疗机构 ' || n / 5 || '（虚构）', 'Sample institution ' || n / 5 || ' (fictional)',
    'DEP-' || lpad((n / 2)::text, 7, '0') || '-1', '院内推理平台', '330000', 'tertiary', 'a', 'general_hospital', 'on-premises',
    'deepseek', 'DeepSeek-R1-Distill-Qwen-32B', 32, 'int8', substr(md5(n::text), 1, 12), 'emr-generation', 'in_use',
    'hospital_confirmed', 'published', 1, timestamptz '2026-01-01' - n * interval '1 second', '', '{"fields":{},"history":[]}'
  from generate_series(1, ${ROWS}::int) n`;

/** One transfer, from the first byte asked for to the last one counted. */
async function transfer(port: number): Promise<Omit<Run, "peak">> {
  const start = performance.now();
  const request = get({ port, host: "127.0.0.1" });
  const [response]: IncomingMessage[] = await once(request, "response");
  let bytes = 0;
  for await (const piece of response ?? []) bytes += piece.length;
  return { bytes, seconds: (performance.now() - start) / 1000 };
}

async function run(ask: Ask): Promise<Run> {
  const loader = path.resolve(import.meta.dirname, "../../node_modules/tsx/dist/loader.mjs");
  const script = path.resolve(import.meta.dirname, "../testing/export-server.ts");
  const server = fork(script, {
    execArgv: ["--import", loader, "--conditions=react-server"],
    env: { ...process.env, VITEST: "" },
  });
  try {
    server.send(ask);
    const [{ port }] = await once(server, "message");
    const closed = once(server, "message");
    const counted = await transfer(port);
    const [{ peak }] = await closed;
    return { ...counted, peak };
  } finally {
    server.kill();
  }
}

const MB = 1_000_000;
const line = (what: string, { seconds, bytes, peak }: Run) =>
  `${what.padEnd(6)} ${(bytes / MB / seconds).toFixed(1)} MB/s, ${Math.round(ROWS / seconds / 1000)},000 rows/s, ${seconds.toFixed(1)} s, ${Math.round(bytes / MB)} MB, peak ${Math.round(peak / MB)} MB of memory`;
const quickest = (runs: readonly Run[]) =>
  runs.reduce((best, next) => (next.seconds < best.seconds ? next : best));

test("a million rows of the register, against COPY", async () => {
  const portal = await openTestPortal();
  try {
    await portal.owner.run(async (tx) => {
      await tx.execute(sql`set local statement_timeout = 0`);
      await tx.execute(rows);
    });
    await portal.owner.run((tx) => tx.execute(sql`analyze published_records`));
    const copy: Run[] = [];
    const csv: Run[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      copy.push(await run({ url: portal.ownerUrl, what: "copy" }));
      csv.push(await run({ url: portal.appUrl, what: "csv" }));
    }
    const [plain, safe] = [quickest(copy), quickest(csv)];
    const ratio = plain.seconds / safe.seconds;
    const rounds = csv.map(({ seconds }, at) => ((copy[at]?.seconds ?? 0) / seconds).toFixed(2));
    console.log(line("COPY", plain));
    console.log(line("CSV", safe));
    console.log(
      `CSV reaches ${ratio.toFixed(2)} of COPY's speed for the same rows (at least ${WANTED} wanted; by round ${rounds.join(", ")})`,
    );
    for (const what of ["jsonl", "xlsx"] as const) {
      console.log(line(what.toUpperCase(), await run({ url: portal.appUrl, what })));
    }
    expect(ratio).toBeGreaterThanOrEqual(WANTED);
  } finally {
    await portal.close();
  }
});
