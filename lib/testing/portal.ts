import { sql } from "drizzle-orm";
import { connect, type Database, type Transaction } from "@/db/client";
import { institutions } from "@/db/schema/institutions";
import { institutionIdentifiers, recordNumbers } from "@/db/schema/reference";
import { memberships, sessions, users } from "@/db/schema/users";
import { createTestDatabase } from "@/db/test-database";
import type { Authority, MembershipRole } from "@/db/values";
import type { Viewer, Visitor } from "@/lib/auth/actor";
import { viewerOfSession } from "@/lib/auth/mint";
import { putDatabase } from "@/lib/database";
import { newId } from "@/lib/ids";
import { usccCheckCharacter } from "@/lib/institutions/uscc";
import { formatRecordNumber } from "@/lib/records/number";

const request = { requestId: "00000000-0000-4000-8000-000000000000", address: "127.0.0.1" };
export const visitor: Visitor = { kind: "visitor", role: "public", request };

/** A database of its own for one test file, with the web's login as this process's pool. */
export type TestPortal = {
  owner: Database;
  /** Rows as nobody in the product sees them: past row security. */
  asMaintenance: <T>(work: (tx: Transaction) => Promise<T>) => Promise<T>;
  appUrl: string;
  workerUrl: string;
  ownerUrl: string;
  close: () => Promise<void>;
};

export async function openTestPortal(): Promise<TestPortal> {
  const database = await createTestDatabase();
  const owner = connect(database.ownerUrl, { max: 2 });
  const app = connect(database.appUrl, { max: 8 });
  putDatabase(app);
  return {
    owner,
    appUrl: database.appUrl,
    workerUrl: database.workerUrl,
    ownerUrl: database.ownerUrl,
    asMaintenance: (work) =>
      owner.run(async (tx) => {
        await tx.execute(sql.raw("set local role portal_maintenance"));
        return work(tx);
      }),
    close: async () => {
      await app.close();
      await owner.close();
      await database.drop();
    },
  };
}

type Seat = { role: MembershipRole; authority?: Authority; institutionId?: string; jurisdictionCode: string };

/** A signed-in person with a real session row; the viewer is minted by the product. */
export async function makeViewer(portal: TestPortal, seat: Seat | null, name = "测试人员"): Promise<Viewer> {
  const [userId, sessionId] = [newId(), newId()];
  await portal.asMaintenance(async (tx) => {
    await tx
      .insert(users)
      .values({ id: userId, email: `${userId}@test.example`, name, passwordHash: "none" });
    if (seat !== null) await tx.insert(memberships).values({ id: newId(), userId, userName: name, ...seat });
    await tx.insert(sessions).values({ id: sessionId, userId, expiresAt: new Date(Date.now() + 3_600_000) });
  });
  const viewer = await viewerOfSession(sessionId, request);
  if (viewer === null) throw new Error("the viewer of a fresh session");
  return viewer;
}

let serial = 900_000;
/** A credit code that passes both checks of form and belongs to nobody: area 990000. */
export function inventedUscc(): string {
  serial += 1;
  const body = `12990000${String(serial).padStart(9, "0")}`;
  return body + usccCheckCharacter(body);
}

export type TestHospital = {
  id: string;
  jurisdictionCode: string;
  it: Viewer;
  quality: Viewer;
  nameZh: string;
};

/** A hospital in draft with an IT person and a quality lead of its own. */
export async function makeHospital(portal: TestPortal, jurisdictionCode = "330000"): Promise<TestHospital> {
  const id = newId();
  const nameZh = `测试机构 ${id.slice(-6)}`;
  await portal.asMaintenance(async (tx) => {
    const [next] = await tx.execute<{ serial: string }>(
      sql`select nextval('record_number_sequence') as serial`,
    );
    const number = formatRecordNumber("institution", Number(next?.serial));
    const uscc = inventedUscc();
    await tx.insert(institutions).values({
      institutionId: id,
      id,
      jurisdictionCode,
      nameZh,
      uscc,
      provinceAdcode: jurisdictionCode,
      number,
    });
    await tx
      .insert(recordNumbers)
      .values({ serial: Number(next?.serial), kind: "institution", institutionId: id, recordId: id });
    await tx.insert(institutionIdentifiers).values({ uscc, campus: "", institutionId: id });
  });
  const seat = { institutionId: id, jurisdictionCode };
  const it = await makeViewer(portal, { role: "hospital_it", ...seat }, "信息员");
  const quality = await makeViewer(portal, { role: "hospital_quality", ...seat }, "质量负责人");
  return { id, jurisdictionCode, it, quality, nameZh };
}

export const makeReviewer = (portal: TestPortal, jurisdictionCode = "330000", authority: Authority = "nhc") =>
  makeViewer(portal, { role: "reviewer", authority, jurisdictionCode }, "审评员");
