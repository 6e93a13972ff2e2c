import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { institutions } from "@/db/schema/institutions";
import type { Viewer } from "@/lib/auth/actor";
import { updateInstitution } from "@/lib/institutions/commands";
import { getInstitution } from "@/lib/institutions/queries";
import { confirmRecord, submitRecord, verifyRecord } from "@/lib/records/commands";
import { noFilter } from "@/lib/register/facets";
import { declaresNoModel, isVerified } from "@/lib/register/listed-row";
import { searchRegister } from "@/lib/register/queries";
import { institutionValues } from "@/lib/testing/institution-form";
import { publishedDeployment } from "@/lib/testing/journey";
import {
  makeHospital,
  makeReviewer,
  openTestPortal,
  type TestHospital,
  type TestPortal,
  visitor,
} from "@/lib/testing/portal";
import { countParticipation } from "./queries";

let portal: TestPortal;
let reviewer: Viewer;

beforeAll(async () => {
  portal = await openTestPortal();
  reviewer = await makeReviewer(portal);
});
afterAll(() => portal.close());

const of = async (adcode: string) =>
  (await countParticipation(visitor, {})).find((row) => row.adcode === adcode);

/** The same three signatures as any other field: handed in, confirmed by a second person, verified by a reviewer. */
async function publishWithoutModel(hospital: TestHospital): Promise<void> {
  const form = {
    ...institutionValues(hospital.id, 1, hospital.jurisdictionCode),
    participation: "no_llm_declared",
  };
  await updateInstitution(hospital.it, form);
  const ref = async (viewer: Viewer) => {
    const page = await getInstitution(viewer, { id: hospital.id });
    return {
      kind: "institution" as const,
      id: hospital.id,
      seen: [{ id: hospital.id, revision: page.summary.revision }],
    };
  };
  await submitRecord(hospital.it, await ref(hospital.it));
  await confirmRecord(hospital.quality, await ref(hospital.quality));
  await verifyRecord(reviewer, await ref(reviewer));
}

describe("participation", () => {
  it("counts an institution without a model only after its declaration was signed, and says when it was verified", async () => {
    const hospital = await makeHospital(portal);
    expect(await of("330000")).toBeUndefined();
    await publishWithoutModel(hospital);
    expect(await of("330000")).toMatchObject({ none_verified: 1, none_unverified: 0, uses_verified: 0 });
    const { rows } = await searchRegister(visitor, { filter: noFilter });
    expect(rows.map((row) => [declaresNoModel(row), isVerified(row)])).toEqual([[true, true]]);
    await portal.asMaintenance((tx) =>
      tx.execute(
        sql`update published_records set badge = 'hospital_confirmed' where institution_id = ${hospital.id}`,
      ),
    );
    expect(await of("330000")).toMatchObject({ none_verified: 0, none_unverified: 1 });
  });

  it("counts a public deployment as use whatever is declared, and a retired record not at all", async () => {
    const hospital = await makeHospital(portal, "330000");
    await publishedDeployment(hospital, reviewer);
    const before = await of("330000");
    expect(before).toMatchObject({ uses_verified: 1 });
    await portal.asMaintenance((tx) =>
      tx
        .update(institutions)
        .set({ participation: "no_llm_declared" })
        .where(eq(institutions.id, hospital.id)),
    );
    expect(await of("330000")).toEqual(before);
    await portal.asMaintenance((tx) =>
      tx.execute(sql`update published_records set state = 'retired' where institution_id = ${hospital.id}`),
    );
    expect(await of("330000")).toMatchObject({ uses_verified: 0 });
  });
});
