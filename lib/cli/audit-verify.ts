/**
 * `npm run audit:verify [-- --live]`: checks every stream of a database against itself, its head and every kept
 * checkpoint; exit code 2 if anything does not agree. What an outsider holds is checked with public/audit-verifier.mjs.
 */
import { and, asc, eq, gt } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { auditEvents, auditHeads } from "@/db/schema/audit";
import { checkpoints } from "@/db/schema/users";
import type { AuditEvent } from "@/lib/audit/chain";
import { type Checkpoint, checkpointDigest, checkpointProblems } from "@/lib/audit/checkpoint";
import { createStreamCheck, type StreamAttestation } from "@/lib/audit/verify-stream";
import { runCommand, withMaintenance } from "./with-database";
import { inTerminalLanguage } from "./words";

const CHUNK = 2000;
type Head = typeof auditHeads.$inferSelect;

async function checkStream(tx: Transaction, head: Head, attested: StreamAttestation[]) {
  const check = createStreamCheck({
    institutionId: head.institutionId,
    attested: [...attested, { seq: head.seq, hash: head.hash }],
  });
  for (let after = 0; ; ) {
    const rows = await tx
      .select()
      .from(auditEvents)
      .where(and(eq(auditEvents.institutionId, head.institutionId), gt(auditEvents.seq, after)))
      .orderBy(asc(auditEvents.seq))
      .limit(CHUNK);
    for (const row of rows)
      check.push({ event: row.event as AuditEvent, previousHash: row.previousHash, hash: row.hash });
    const last = rows.at(-1);
    if (last === undefined || rows.length < CHUNK) break;
    after = last.seq;
  }
  const report = check.report();
  if (report.lastSeq <= head.seq) return report;
  return {
    ...report,
    problemCount: report.problemCount + 1,
    problems: [
      ...report.problems,
      { kind: "broken-link" as const, seq: head.seq, throughSeq: report.lastSeq },
    ],
  };
}

function checkCheckpoints(kept: Checkpoint[]): string[] {
  return kept.flatMap((checkpoint, at) => {
    const previous = kept[at - 1];
    const expected = previous === undefined ? null : checkpointDigest(previous);
    const problems: string[] = checkpointProblems(checkpoint);
    if (checkpoint.previousCheckpointDigest !== expected) problems.push("previous");
    return problems.map((problem) => `checkpoint ${checkpoint.takenAt}: ${problem}`);
  });
}

async function verify(tx: Transaction) {
  const kept = await tx.select().from(checkpoints).orderBy(asc(checkpoints.takenAt));
  const found = checkCheckpoints(kept.map((row) => row.document as Checkpoint));
  const heads = await tx.select().from(auditHeads).orderBy(asc(auditHeads.institutionId));
  let events = 0;
  for (const head of heads) {
    const attested = kept.flatMap((row) =>
      row.heads.filter(({ institutionId }) => institutionId === head.institutionId),
    );
    const report = await checkStream(tx, head, attested);
    events += report.count;
    found.push(
      ...report.problems.map(
        ({ kind, seq, throughSeq }) => `${head.institutionId} ${seq}–${throughSeq}: ${kind}`,
      ),
    );
  }
  const known = new Set(heads.map((head) => head.institutionId));
  const lost = kept.flatMap((row) => row.heads.filter(({ institutionId }) => !known.has(institutionId)));
  found.push(...new Set(lost.map(({ institutionId }) => `${institutionId}: stream missing`)));
  return { streams: heads.length, events, checkpoints: kept.length, found };
}

async function main(): Promise<number> {
  const report = await withMaintenance(process.argv.slice(2), (run) => run(verify));
  for (const line of report.found) console.log(line);
  const { streams, events, checkpoints: kept } = report;
  const verdict =
    report.found.length === 0
      ? { zh: "全部一致", en: "all agree" }
      : { zh: `有${report.found.length}处不一致`, en: `${report.found.length} do not agree` };
  console.log(
    inTerminalLanguage({
      zh: `审计日志：${streams}条链、${events}个事件、${kept}个存证检查点，${verdict.zh}。`,
      en: `Audit trail: ${streams} streams, ${events} events, ${kept} checkpoints: ${verdict.en}.`,
    }),
  );
  return report.found.length === 0 ? 0 : 2;
}

runCommand(main);
