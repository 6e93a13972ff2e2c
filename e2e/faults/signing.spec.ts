import { randomInt } from "node:crypto";
import { expect, test } from "@playwright/test";
import postgres from "postgres";
import { sendSignal } from "@/db/process-info";
import { pause, removePortal, startPortal } from "../portal";
import { answers, killBackend, startedAgain, until, verifyTrail } from "./blows";
import { halfSigned } from "./signed";
import { type Act, caseOf, enter, nextAct, owner, type SigningWorld, sign, signable } from "./signing-acts";
import { halfWritten } from "./stored";

const ROUNDS = 20;
/**
 * Who is killed: one process of the database (the one that does the signing, where it can be told), which makes Postgres end
 * all the others and recover while the portal stays up; or the web itself, in the middle of its request, after which the
 * supervisor ends everything and the portal is started again. The latter takes some seconds, so it comes once at each moment.
 */
const roundsOfWeb = [0, 5, 10, 15];
/**
 * When. `between`: a lock of ours on the cases holds the request where the signature is written and the transition is not.
 * `commit`: the lock is let go and the blow follows within milliseconds. `answered`: the person has just been told that it is
 * stored. `anywhere`: at any moment of the request, password and code included.
 */
const moments = ["between", "commit", "answered", "anywhere"] as const;
/** The longest a signing has taken here, in milliseconds: blows fall anywhere in it. */
const SIGNING_TAKES = 1200;

let world: SigningWorld;
let began: Date;

test.afterEach(async () => {
  await removePortal(world.portal);
});

/** Holds every change of a case, not its reading, until let go. */
async function holdCases(): Promise<() => Promise<void>> {
  const sql = postgres(world.portal.ownerUrl, { max: 1, onnotice: () => {} });
  let release = () => {};
  const over = new Promise<void>((resolve) => {
    release = resolve;
  });
  let held = () => {};
  const isHeld = new Promise<void>((resolve) => {
    held = resolve;
  });
  const holding = sql
    .begin(async (tx) => {
      await tx`lock table review_cases in share mode`;
      held();
      await over;
    })
    // The blow may take this connection as well.
    .catch(() => {});
  await isHeld;
  return async () => {
    release();
    await holding;
    await sql.end({ timeout: 1 });
  };
}

const waits = () =>
  owner(
    world,
    (sql) => sql`select 1 from pg_stat_activity where usename = 'portal_app' and wait_event_type = 'Lock'
      and query like '%"review_cases"%'`,
  );

async function strike(round: number): Promise<void> {
  if (!roundsOfWeb.includes(round)) return killBackend(world.portal);
  sendSignal(world.portal.processes().web ?? 0, "SIGKILL");
}

/** Signs, lets the blow fall at its moment, and gives the answer that came all the same, if any. */
async function interrupted(act: Act, round: number): Promise<{ status: number } | null> {
  const moment = moments[round % moments.length] ?? "anywhere";
  const isHeld = moment === "between" || moment === "commit";
  const letGo = isHeld ? await holdCases() : async () => {};
  const signing = sign(world, act);
  if (isHeld) await until("the transition", async () => (await waits()).length > 0);
  if (moment === "anywhere") await pause(randomInt(SIGNING_TAKES));
  if (moment === "answered") await signing;
  if (moment === "commit") {
    await letGo();
    await pause(randomInt(25));
  }
  await strike(round);
  if (moment === "between") await letGo();
  const answer = await signing;
  if (roundsOfWeb.includes(round)) world.portal = await startedAgain(world.portal);
  await until("an answer", () => answers(world.portal));
  return answer;
}

const signaturesSince = () =>
  owner(world, async (sql) => {
    const [row] = await sql<{ n: number }[]>`
      select count(*)::int as n from signatures where signed_at > ${began} and voided_at is null`;
    return row?.n ?? 0;
  });

const expectWhole = async () =>
  expect(
    await owner(world, async (sql) => [...(await halfSigned(sql, began)), ...(await halfWritten(sql))]),
  ).toEqual([]);

test(`${ROUNDS} rounds of kill -9 around a signature and its transition leave both or neither`, async () => {
  test.setTimeout(300_000);
  world = await enter(await startPortal());
  began = new Date();
  const application = await signable(world);
  const seen = { both: 0, neither: 0, acts: new Set<string>() };
  for (let round = 0; round < ROUNDS; round += 1) {
    const act = await nextAct(world, application);
    const victim = roundsOfWeb.includes(round) ? "web" : "backend";
    const moment = moments[round % moments.length] ?? "";
    await test.step(`round ${round + 1}: kill -9 of ${victim} (${moment}), ${act.to}`, async () => {
      const before = await signaturesSince();
      const answer = await interrupted(act, round);
      const [after, now] = [await signaturesSince(), await caseOf(world, application)];
      const isMoved = now?.state === act.to;
      expect([victim, moment, act.to, after - before]).toEqual([victim, moment, act.to, isMoved ? 1 : 0]);
      if (moment === "between") expect(isMoved).toBe(false);
      if (moment === "answered" || (answer !== null && answer.status < 300)) expect(isMoved).toBe(true);
      await expectWhole();
      seen[isMoved ? "both" : "neither"] += 1;
      seen.acts.add(`${moment} ${act.to}`);
      // Whoever lost their signing just tries again: nothing of the first attempt is in the way.
      if (!isMoved) expect((await sign(world, act))?.status).toBeLessThan(300);
      expect((await caseOf(world, application))?.state).toBe(act.to);
    });
  }
  // Each of the three signatures has been struck at each of the four moments.
  expect(seen.acts.size).toBe(12);
  console.log(`${ROUNDS} rounds: ${seen.both} times both, ${seen.neither} times neither`);
  expect(Math.min(seen.both, seen.neither)).toBeGreaterThanOrEqual(ROUNDS / 4);
  expect(await verifyTrail(world.portal.dataDir)).toBe(0);
  expect((await complaintsAfterDamage()).map((line) => line.split(":")[0])).toEqual([
    "a round without the hospital's signature",
    "a reviewer's signature without the decision it proposes",
    "an approver's signature without the decision it confirms",
    "a case that stands elsewhere than its decision",
    "a signature without its entry, or the reverse",
  ]);
  expect(await world.portal.stop()).toBe(0);
});

/** The checks above must be able to fail: what they say of a signature and of a decision that are taken away, and put back. */
async function complaintsAfterDamage(): Promise<string[]> {
  const undo = new Error("undo");
  let found: string[] = [];
  await owner(world, (sql) =>
    sql.begin(async (tx) => {
      await tx`delete from signatures where id = (select id from signatures where meaning = 'responsibility' order by signed_at desc limit 1)`;
      await tx`update case_decisions set state = 'void', decided_at = null where id = (select d.id from case_decisions d
        join review_cases c on c.id = d.case_id and c.state = 'decided' order by d.decided_at desc limit 1)`;
      found = await halfSigned(tx, began);
      throw undo;
    }),
  ).catch((error: unknown) => {
    if (error !== undo) throw error;
  });
  return found;
}
