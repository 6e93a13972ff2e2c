import "server-only";
import type { Transaction } from "@/db/client";
import { memberships, users } from "@/db/schema/users";
import { NATION } from "@/lib/auth/jurisdiction";
import { hashPassword } from "@/lib/auth/passwords";
import { newId } from "@/lib/ids";
import { DEMO_PASSWORD, demoAccounts } from "./accounts";
import { loadDemoEndpoints } from "./endpoints";
import { demoSeed, generateDemoSet } from "./generate";
import { synIdOf } from "./identifiers";
import { loadDemoSet } from "./load";
import { loadDemoCases } from "./load-cases";
import { loadDemoReports } from "./reports";
import { zhejiangSerial } from "./reserved";
import type { DemoSigning } from "./sign-as";

/** Who has signed for the hospital with people of its own when the demonstration begins. */
const SIGNER = "quality2.0127@demo.example";

async function loadAccounts(
  tx: Transaction,
  places: Map<string, { institutionId: string; jurisdictionCode: string }>,
  at: Date,
) {
  // One hash for all: these accounts share one password that is printed at every start.
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  const people = demoAccounts.map((account) => ({ account, id: newId() }));
  await tx.insert(users).values(
    people.map(({ account, id }) => ({
      id,
      email: account.email,
      name: account.name.zh,
      passwordHash,
      createdAt: at,
    })),
  );
  await tx.insert(memberships).values(
    people.map(({ account, id }) => {
      const place = account.institutionSyn === undefined ? undefined : places.get(account.institutionSyn);
      return {
        id: newId(),
        userId: id,
        userName: account.name.zh,
        role: account.role,
        authority: account.authority ?? null,
        institutionId: place?.institutionId ?? null,
        jurisdictionCode: place?.jurisdictionCode ?? account.jurisdiction ?? NATION,
        createdAt: at,
      };
    }),
  );
  return people;
}

/** The hospitals that have people can try everything at once: their deployments are served by the simulator. */
async function loadEndpoints(
  tx: Transaction,
  people: Awaited<ReturnType<typeof loadAccounts>>,
  places: Map<string, { institutionId: string }>,
  at: Date,
): Promise<void> {
  const [approver] = people.filter(({ account }) => account.role === "admin_security");
  const proposers = new Map(
    people
      .filter(({ account }) => account.role === "hospital_it")
      .map((person) => [person.account.institutionSyn ?? "", person]),
  );
  for (const [syn, proposer] of proposers) {
    const institutionId = places.get(syn)?.institutionId;
    if (approver === undefined || institutionId === undefined) continue;
    const hands = { proposer: named(proposer), approver: named(approver) };
    await loadDemoEndpoints(tx, institutionId, hands, at);
  }
}

const named = ({ account, id }: { account: (typeof demoAccounts)[number]; id: string }) => ({
  id,
  name: account.name.zh,
});

/** Fills an empty demonstration database: the fictional institutions, then an account for every role. */
export async function loadDemonstration(
  tx: Transaction,
  at: Date,
  signing: DemoSigning,
): Promise<{ institutions: number; generator: string }> {
  const set = generateDemoSet(demoSeed);
  const seeds = await loadDemoSet(tx, set, at);
  const places = new Map([...seeds].map(([syn, { row }]) => [syn, row]));
  const people = await loadAccounts(tx, places, at);
  await loadEndpoints(tx, people, places, at);
  const reserved = seeds.get(synIdOf(zhejiangSerial))?.row;
  if (reserved !== undefined) {
    await loadDemoReports(tx, reserved, at);
    const own = { institutionId: reserved.institutionId, signer: SIGNER };
    await loadDemoCases(tx, { people, own, signing, at });
  }
  return { institutions: seeds.size, generator: `${set.generatorVersion}/${set.seed}` };
}
