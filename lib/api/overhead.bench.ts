/**
 * `npm run bench:api`: what the gate costs. Requests a second of one reading and one write through the whole path of
 * /api/v1 (token, allowance, permission, scope, trail), each as a ratio to the bare SQL of the same rows in the same run.
 */

import { sql } from "drizzle-orm";
import { test } from "vitest";
import { connect } from "@/db/client";
import { newId } from "@/lib/ids";
import { askApi, tokenFor } from "@/lib/testing/api";
import { deploymentValues } from "@/lib/testing/forms";
import { makeHospital, openTestPortal } from "@/lib/testing/portal";

const SECONDS = 4;
const AT_ONCE = 8;

/** Calls a second of `work`, a few at a time, over some seconds after a short warm-up. */
async function rate(work: () => Promise<unknown>): Promise<number> {
  for (let n = 0; n < 40; n += 1) await work();
  let calls = 0;
  const start = performance.now();
  const until = start + SECONDS * 1000;
  const lane = async () => {
    while (performance.now() < until) {
      await work();
      calls += 1;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return calls / ((performance.now() - start) / 1000);
}

test("what the gate of /api/v1 costs against bare SQL", async () => {
  const portal = await openTestPortal();
  const bare = connect(portal.ownerUrl, { max: AT_ONCE });
  try {
    const hospital = await makeHospital(portal);
    const tokens = await Promise.all(Array.from({ length: 40 }, () => tokenFor(hospital.it)));
    let turn = 0;
    // More callers than one allowance serves: the gate is measured, not the limit.
    const token = () => tokens[turn++ % tokens.length] ?? "";
    const ok = (wanted: number) => (answer: { status: number }) => {
      if (answer.status !== wanted) throw new Error(`answered ${answer.status}`);
    };
    const made = await askApi("POST", "/deployments", { token: token(), body: deploymentValues() });
    const id = String(made.body.id);
    const read = await rate(() =>
      askApi("GET", `/deployments/${id}/configurations`, { token: token() }).then(ok(200)),
    );
    const bareRead = await rate(() =>
      bare.run((tx) =>
        tx.execute(sql`select c.*, m.* from configurations c join model_versions m on m.institution_id = c.institution_id
        and m.id = c.model_version_id where c.institution_id = ${hospital.id} and c.deployment_id = ${id} order by c.ordinal desc`),
      ),
    );
    const write = await rate(() =>
      askApi("POST", "/deployments", { token: token(), body: deploymentValues() }).then(ok(201)),
    );
    const bareWrite = await rate(() =>
      bare.run((tx) =>
        tx.execute(sql`insert into deployments (institution_id, jurisdiction_code, id, name, number, module_id)
        select institution_id, jurisdiction_code, ${newId()}, name, number || ${newId()}, module_id from deployments where id = ${id}`),
      ),
    );
    const line = (what: string, through: number, plain: number) =>
      `${what}: ${through.toFixed(0)}/s through the gate, ${plain.toFixed(0)}/s bare SQL, ratio ${(through / plain).toFixed(2)}`;
    console.log(line("read", read, bareRead));
    console.log(line("write", write, bareWrite));
  } finally {
    await bare.close();
    await portal.close();
  }
});
