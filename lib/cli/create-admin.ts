/**
 * `npm run create-admin -- --email E --name N [--role admin_system] [--authority nhc] [--jurisdiction 330000]`: an
 * official's account on a live instance. The password is made here, printed once and stored nowhere. Each call gives one
 * person one role: the three administrators are three people.
 */
import { randomBytes } from "node:crypto";
import { parseArgs } from "node:util";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { memberships, users } from "@/db/schema/users";
import { authorities, membershipRoles } from "@/db/values";
import { appendAudit, portalStream } from "@/lib/audit/append";
import { NATION } from "@/lib/auth/jurisdiction";
import { hashPassword } from "@/lib/auth/passwords";
import { now } from "@/lib/clock";
import { newId } from "@/lib/ids";
import { provinceCodes } from "@/lib/reference/provinces";
import { runCommand, withMaintenance } from "./with-database";
import { CliProblem, inTerminalLanguage } from "./words";

const officialRoles = membershipRoles.filter((role) => !role.startsWith("hospital_"));

const options = z
  .strictObject({
    email: z.email().max(254),
    name: z.string().trim().min(2).max(60),
    role: z.enum(officialRoles as [string, ...string[]]).default("admin_system"),
    authority: z.enum(authorities).optional(),
    jurisdiction: z.enum([NATION, ...provinceCodes]).default(NATION),
  })
  .refine(({ role, authority }) => ["reviewer", "rule_editor"].includes(role) === (authority !== undefined));

function readOptions() {
  const { values } = parseArgs({
    options: Object.fromEntries(
      ["email", "name", "role", "authority", "jurisdiction"].map((name) => [
        name,
        { type: "string" as const },
      ]),
    ),
  });
  const parsed = options.safeParse(values);
  if (parsed.success) return parsed.data;
  const wrong = [
    ...new Set(parsed.error.issues.map((issue) => `--${String(issue.path[0] ?? "authority")}`)),
  ].join(" ");
  throw new CliProblem({
    zh: `选项有误：${wrong}。用法：npm run create-admin -- --email 邮箱 --name 姓名 [--role ${officialRoles.join("|")}] [--authority nhc|nmpa（审评员与规则编制人员必填）] [--jurisdiction 行政区划代码]`,
    en: `Wrong options: ${wrong}. Usage: npm run create-admin -- --email E --name N [--role ${officialRoles.join("|")}] [--authority nhc|nmpa (reviewer and rule_editor only)] [--jurisdiction CODE]`,
  });
}

async function main(): Promise<number> {
  const { email, name, role, authority, jurisdiction } = readOptions();
  const password = randomBytes(15).toString("base64url");
  const passwordHash = await hashPassword(password);
  const at = now();
  await withMaintenance(process.env.DATABASE_URL ? [] : ["--live"], (run) =>
    run(async (tx) => {
      const taken = await tx.$count(users, sql`lower(${users.email}) = ${email.toLowerCase()}`);
      if (taken > 0)
        throw new CliProblem({
          zh: `已有账号使用${email}。`,
          en: `An account with ${email} exists already.`,
        });
      const userId = newId();
      await tx.insert(users).values({ id: userId, email, name, passwordHash, createdAt: at });
      await tx.insert(memberships).values({
        id: newId(),
        userId,
        userName: name,
        role,
        authority: authority ?? null,
        jurisdictionCode: jurisdiction,
        createdAt: at,
      });
      const actor = {
        kind: "system",
        role: "system",
        job: "create-admin",
        institutionId: portalStream.institutionId,
        request: { requestId: newId(), address: null },
      } as const;
      await appendAudit(tx, actor, at, [
        {
          ...portalStream,
          action: "account.created",
          object: { kind: "account", id: userId },
          detail: { role, authority: authority ?? null, jurisdiction },
        },
      ]);
    }),
  );
  console.log(
    inTerminalLanguage({
      zh: `已创建${email}（${role}）。密码仅显示这一次：${password}`,
      en: `${email} (${role}) created. The password is shown this once: ${password}`,
    }),
  );
  return 0;
}

runCommand(main);
