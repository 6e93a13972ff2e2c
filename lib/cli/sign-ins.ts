import type { InstanceKind, MembershipRole } from "@/db/values";
import { codeLabel } from "@/lib/reference/codes";
import type { StepTimes } from "./serve";
import { inTerminalLanguage, type Sentence, tableLines } from "./words";

/** What the table of sign-ins shows of a demonstration account. */
export type SignIn = {
  email: string;
  name: Sentence;
  role: MembershipRole;
  authority?: string | undefined;
  institutionSyn?: string | undefined;
  jurisdiction?: string | undefined;
};

/** The demonstration sign-ins as a table in both languages, the common password above it. */
export function signInLines(accounts: readonly SignIn[], password: string): string[] {
  const head = ["账号 Account", "姓名 Name", "角色 Role", "范围 Scope"];
  const rows = accounts.map((account) => [
    account.email,
    `${account.name.zh} ${account.name.en}`,
    `${codeLabel("membershipRoles", account.role, "zh-CN")} ${codeLabel("membershipRoles", account.role, "en")}`,
    [account.authority?.toUpperCase(), account.jurisdiction, account.institutionSyn]
      .filter(Boolean)
      .join(" "),
  ]);
  return [
    "",
    `演示账号 Demonstration sign-ins · 密码 Password: ${password}`,
    "",
    ...tableLines([head, ...rows]),
  ];
}

/** The address last, where the eye is when the lines stop. */
export function readyLines(
  instance: InstanceKind,
  address: string,
  times: StepTimes,
  total: number,
): string[] {
  const kind: Record<InstanceKind, string> = {
    demo: "演示实例（虚构数据） Demonstration instance, fictional data",
    live: "正式实例 Live instance",
  };
  const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
  const steps = [
    `PostgreSQL ${seconds(times.database)}`,
    `${inTerminalLanguage({ zh: "数据", en: "data" })} ${seconds(times.prepare)}`,
    `${inTerminalLanguage({ zh: "构建", en: "build" })} ${seconds(times.build)}`,
    `${inTerminalLanguage({ zh: "服务", en: "server" })} ${seconds(times.web)}`,
    `${inTerminalLanguage({ zh: "合计", en: "total" })} ${seconds(total)}`,
  ];
  return ["", kind[instance], steps.join(" · "), "", `就绪 Ready: ${address}`, ""];
}
