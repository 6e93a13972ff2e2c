import "server-only";
import type { Authority, MembershipRole } from "@/db/values";
import type { BilingualText } from "@/lib/reference/bilingual";
import { institutionName, synIdOf } from "./identifiers";
import { sichuanSerial, zhejiangSerial } from "./reserved";

/** One password for all, printed at every start: these accounts exist in a demonstration only. */
export const DEMO_PASSWORD = "Demonstration-2026";

/** Code of the nation among the six-digit division codes. */
const nation = "000000";
const zhejiang = "330000";
const sichuan = "510000";

/** A fictional, role-like person with exactly one membership. */
export type DemoAccount = {
  /** At the reserved domain `demo.example`: no letter can reach anyone. */
  email: string;
  name: BilingualText;
  role: MembershipRole;
  /** For reviewers and rule editors only. */
  authority?: Authority;
  /** For the two hospital roles only. */
  institutionSyn?: string;
  /** Six-digit division code, `000000` for the nation. A hospital's people have their institution's. */
  jurisdiction: string;
};

const stems = ["甲", "乙", "丙", "丁", "戊", "己", "庚", "辛"] as const;

/** 示范审评员甲 / Demonstration reviewer A; `order` counts from zero. */
function person(zh: string, en: string, order: number): BilingualText {
  return {
    zh: `示范${zh}${stems[order] ?? ""}`,
    en: `Demonstration ${en} ${String.fromCharCode(65 + order)}`,
  };
}

function hospital(serial: number, jurisdiction: string, first: number): DemoAccount[] {
  const institutionSyn = synIdOf(serial);
  const number = institutionSyn.slice(4);
  return [0, 1].flatMap((order): DemoAccount[] => [
    {
      email: `it${order + 1}.${number}@demo.example`,
      name: person("信息员", "IT officer", first + order),
      role: "hospital_it",
      institutionSyn,
      jurisdiction,
    },
    {
      email: `quality${order + 1}.${number}@demo.example`,
      name: person("质量负责人", "quality lead", first + order),
      role: "hospital_quality",
      institutionSyn,
      jurisdiction,
    },
  ]);
}

function reviewers(authority: Authority, jurisdiction: string, place: string, first: number): DemoAccount[] {
  return [0, 1].map((order) => ({
    email: `${authority}${order + 1}.${place}@demo.example`,
    name: person("审评员", "reviewer", first + order),
    role: "reviewer",
    authority,
    jurisdiction,
  }));
}

function single(role: MembershipRole, address: string, zh: string, en: string): DemoAccount {
  return { email: `${address}@demo.example`, name: person(zh, en, 0), role, jurisdiction: nation };
}

/** Accounts for every role: two persons wherever a second one must sign. */
export const demoAccounts: readonly DemoAccount[] = [
  ...hospital(zhejiangSerial, zhejiang, 0),
  ...hospital(sichuanSerial, sichuan, 2),
  ...reviewers("nhc", nation, "national", 0),
  ...reviewers("nmpa", nation, "national", 2),
  ...reviewers("nhc", zhejiang, "zhejiang", 4),
  ...reviewers("nmpa", zhejiang, "zhejiang", 6),
  ...(["nhc", "nmpa"] as const).map(
    (authority, order): DemoAccount => ({
      email: `rules.${authority}@demo.example`,
      name: person("规则编制人员", "rule editor", order),
      role: "rule_editor",
      authority,
      jurisdiction: nation,
    }),
  ),
  single("researcher", "researcher", "研究人员", "researcher"),
  single("admin_system", "admin.system", "系统管理员", "system administrator"),
  single("admin_security", "admin.security", "安全管理员", "security administrator"),
  single("admin_audit", "admin.audit", "审计管理员", "audit administrator"),
];

/** The two institutions the accounts belong to, for the start screen. */
export const demoInstitutions: readonly { synId: string; name: BilingualText }[] = [
  zhejiangSerial,
  sichuanSerial,
].map((serial) => ({ synId: synIdOf(serial), name: institutionName(serial) }));
