import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { generateSync } from "otplib";
import type { Sql } from "postgres";
import { readState } from "@/lib/cli/state-file";
import { accounts, DEMO_PASSWORD } from "../people";
import type { Portal } from "../portal";
import { root, tsx } from "./blows";
import { withSql } from "./stored";

const reviewer = accounts.reviewer;
const approver = "nhc2.zhejiang@demo.example";

type Signer = { token: string; secret: string };
export type Case = { id: string; state: string; revision: number };
/** A signature that is due, by whom and where to, and the state its transition leads to. */
export type Act = {
  who: string;
  path: string;
  body: Record<string, unknown>;
  revision: number | null;
  to: string;
};

/** A portal that is killed and started again, and the people who sign there from outside. */
export type SigningWorld = { portal: Portal; signers: Record<string, Signer> };

export const owner = <T>({ portal }: SigningWorld, work: (sql: Sql) => Promise<T>): Promise<T> =>
  withSql(portal.ownerUrl, work);

/** What people of the demonstration need to sign from outside, made by a process of its own beside the portal. */
function equip(portal: Portal, emails: readonly string[]): Promise<Record<string, Signer>> {
  const folder = path.join(portal.dataDir, "demo");
  const argv = [...tsx, path.join(root, "e2e/faults/signers.ts"), DEMO_PASSWORD, ...emails];
  const secret = fs.readFileSync(path.join(folder, "secret"), "utf8").trim();
  const own = { APP_DATABASE_URL: readState(folder)?.appUrl ?? "", PORTAL_SECRET: secret };
  const child = spawn(process.execPath, argv, {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, ...own, PORTAL_DATA_DIR: folder },
  });
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => {
    output += chunk.toString("utf8");
  });
  return new Promise((resolve) => child.once("close", () => resolve(JSON.parse(output))));
}

/** The hospital's people and both officials, each with what signing takes. */
export async function enter(portal: Portal): Promise<SigningWorld> {
  return { portal, signers: await equip(portal, [accounts.itOfA, accounts.qualityOfA, reviewer, approver]) };
}

/** One request of the interface; null where the portal died under it and nobody was told anything. */
async function ask<Body>(
  { portal, signers }: SigningWorld,
  who: string,
  method: string,
  address: string,
  body?: Record<string, unknown>,
  revision: number | null = null,
): Promise<{ status: number; body: Body } | null> {
  try {
    const answer = await fetch(`${portal.baseUrl}/api/v1${address}`, {
      method,
      headers: {
        authorization: `Bearer ${signers[who]?.token}`,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...(revision === null ? {} : { "if-match": `"${revision}"` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: answer.status, body: (await answer.json()) as Body };
  } catch {
    return null;
  }
}

async function told<Body>(...asked: Parameters<typeof ask>): Promise<Body> {
  const answer = await ask<Body>(...asked);
  if (answer === null || answer.status >= 300) throw new Error(`${asked[3]}: ${JSON.stringify(answer)}`);
  return answer.body;
}

/** A public application of the hospital that its quality lead can sign and Zhejiang's health commission decides. */
export async function signable(world: SigningWorld): Promise<string> {
  const rows = await owner(
    world,
    (sql) => sql<{ id: string }[]>`select a.id from applications a
      join memberships m on m.institution_id = a.institution_id and m.state = 'active' join users u on u.id = m.user_id
      where u.email = ${accounts.qualityOfA} and a.state = 'published'
        and not exists (select from review_cases c where c.subject_id = a.id) order by a.number`,
  );
  for (const { id } of rows) {
    const { problems, routed } = await told<{
      problems: unknown[];
      routed: { authority: string; level: string } | null;
    }>(world, accounts.qualityOfA, "GET", `/applications/${id}/review-submission`);
    if (problems.length === 0 && routed?.authority === "nhc" && routed.level === "province") return id;
  }
  throw new Error("the demonstration has nothing to sign");
}

export async function caseOf(world: SigningWorld, application: string): Promise<Case | null> {
  const [row] = await owner(
    world,
    (sql) => sql<Case[]>`select id, state, revision from review_cases
      where subject_id = ${application} and state not in ('superseded', 'withdrawn')`,
  );
  return row ?? null;
}

/** The hospital answers the form anew, as before: what was decided no longer stands, and another case may be opened. */
async function classifyAnew(world: SigningWorld, application: string): Promise<void> {
  const [row] = await owner(
    world,
    (sql) => sql<{ answers: Record<string, unknown>; revision: number }[]>`
      select answers, revision from classifications where application_id = ${application} and state = 'submitted'`,
  );
  const [who, place] = [accounts.itOfA, `/applications/${application}/classifications`];
  const { answers: given = {}, revision = 0 } = row ?? {};
  const saved = await told<Case>(world, who, "POST", place, { answers: given }, revision);
  await told(world, who, "POST", `/classifications/${saved.id}/submit`, {}, saved.revision);
}

/** Brings an application to its next signature, and says what that is: the hospital's, the reviewer's, the approver's. */
export async function nextAct(world: SigningWorld, application: string): Promise<Act> {
  const found = await caseOf(world, application);
  if (found?.state === "decided") await classifyAnew(world, application);
  if (found === null || found.state === "decided") {
    const who = accounts.qualityOfA;
    const shown = await told<{ digest: string }>(
      world,
      who,
      "GET",
      `/applications/${application}/review-submission`,
    );
    const body = { displayedDigest: shown.digest };
    return { who, path: `/applications/${application}/reviews`, body, revision: null, to: "queued" };
  }
  const at = `/reviews/${found.id}`;
  const none = { hasConflict: false };
  if (found.state === "proposed") {
    await told(world, approver, "POST", `${at}/declarations`, none);
    const { decisions } = await told<{ decisions: { digest: string }[] }>(world, approver, "GET", at);
    const body = { displayedDigest: decisions[0]?.digest };
    return { who: approver, path: `${at}/decision/confirm`, body, revision: found.revision, to: "decided" };
  }
  const { revision } = await told<Case>(world, reviewer, "POST", `${at}/claim`);
  await told(world, reviewer, "POST", `${at}/declarations`, none);
  const decision = { outcome: "accept", reasonZh: "答卷与登记一致，同意分类结果。" };
  const { digest } = await told<{ digest: string }>(
    world,
    reviewer,
    "PUT",
    `${at}/decision`,
    decision,
    revision,
  );
  const body = { displayedDigest: digest };
  return { who: reviewer, path: `${at}/decision/propose`, body, revision, to: "proposed" };
}

/** Signs with password and code. Codes taken before are forgotten, else each attempt would wait for the app's next one. */
export async function sign(world: SigningWorld, { who, path: address, body, revision }: Act) {
  await owner(world, (sql) => sql`update second_factors set last_step = 0`);
  const code = generateSync({ secret: world.signers[who]?.secret ?? "" });
  const credential = { password: DEMO_PASSWORD, code };
  return ask(world, who, "POST", address, { ...body, credential }, revision);
}
