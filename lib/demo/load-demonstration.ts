import "server-only";
import type { Transaction } from "@/db/client";
import { memberships, users } from "@/db/schema/users";
import { NATION } from "@/lib/auth/jurisdiction";
import { hashPassword } from "@/lib/auth/passwords";
import en from "@/lib/i18n/messages/en/shell.json";
import zh from "@/lib/i18n/messages/zh-CN/shell.json";
import { newId } from "@/lib/ids";
import { provinceOf } from "@/lib/reference/provinces";
import { DEMO_PASSWORD, demoAccounts } from "./accounts";
import { loadDemoEndpoints } from "./endpoints";
import { demoSeed, generateDemoSet } from "./generate";
import { synIdOf } from "./identifiers";
import { loadDemoSet } from "./load";
import { type Cast, loadOwnCase } from "./own-case";
import { loadDemoReports } from "./reports";
import { zhejiangSerial } from "./reserved";
import type { DemoSigner, DemoSigning } from "./sign-as";

/** The accounts that have signed and decided when the demonstration begins. */
const cast = {
  quality: "quality2.0127@demo.example",
  reviewer: "nhc1.zhejiang@demo.example",
  approver: "nhc2.zhejiang@demo.example",
};

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

type People = Awaited<ReturnType<typeof loadAccounts>>;

/** Those who sign, as a signature names them: a hospital's person for the hospital, an official for the office. */
function castOf(people: People, hospital: { nameZh: string; nameEn: string | null }): Cast {
  const signer = (email: string): DemoSigner => {
    const found = people.find(({ account }) => account.email === email);
    if (found === undefined) throw new Error(`no account ${email}`);
    const { role, authority = null, jurisdiction } = found.account;
    const area = provinceOf(jurisdiction)?.shortName;
    const organisation =
      authority === null
        ? { zh: hospital.nameZh, en: hospital.nameEn ?? hospital.nameZh }
        : {
            zh: [zh.authority[authority], area?.zh].join(" · "),
            en: [en.authority[authority], area?.en].join(" · "),
          };
    return {
      ...named(found),
      role: role === "reviewer" ? "reviewer" : "hospital_quality",
      authority,
      organisation,
    };
  };
  return {
    quality: signer(cast.quality),
    reviewer: signer(cast.reviewer),
    approver: signer(cast.approver),
  };
}

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
    await loadOwnCase(tx, reserved, castOf(people, reserved), at, signing);
  }
  return { institutions: seeds.size, generator: `${set.generatorVersion}/${set.seed}` };
}
