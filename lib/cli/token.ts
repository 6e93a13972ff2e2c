/**
 * `npm run token -- create --email E --scopes "deployment:read deployment:edit" [--name N] [--expires 2027-01-31] [--live]`:
 * a token for the account with that address, printed once. `npm run token -- revoke --prefix hlo_xxxxxx` ends one.
 */
import { parseArgs } from "node:util";
import { and, eq, isNull, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { apiTokens } from "@/db/schema/api";
import { memberships, users } from "@/db/schema/users";
import type { ActorRole } from "@/db/values";
import { appendAudit, portalStream } from "@/lib/audit/append";
import { may } from "@/lib/auth/permissions";
import { type ApiScope, apiScopes, MAX_TOKEN_DAYS, TOKEN_DAYS } from "@/lib/auth/scopes";
import { now } from "@/lib/clock";
import { newId } from "@/lib/ids";
import { insertToken } from "@/lib/users/new-token";
import { runCommand, withMaintenance } from "./with-database";
import { CliProblem, inTerminalLanguage } from "./words";

const DAY_MS = 86_400_000;
const usage = () =>
  new CliProblem({
    zh: `用法：npm run token -- create --email 邮箱 --scopes "范围 范围" [--name 名称] [--expires 日期] [--live]；或 npm run token -- revoke --prefix 令牌开头 [--live]。范围：${apiScopes.join(" ")}`,
    en: `Usage: npm run token -- create --email E --scopes "scope scope" [--name N] [--expires DATE] [--live]; or npm run token -- revoke --prefix START [--live]. Scopes: ${apiScopes.join(" ")}`,
  });

const text = { type: "string" } as const;

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        email: text,
        scopes: text,
        name: text,
        expires: text,
        prefix: text,
        live: { type: "boolean" },
      },
    });
  } catch {
    throw usage();
  }
}

function readScopes(given: string | undefined): ApiScope[] {
  const names = (given ?? "").split(/[\s,]+/).filter(Boolean);
  const known = apiScopes.filter((scope) => names.includes(scope));
  if (known.length === 0 || known.length !== new Set(names).size) throw usage();
  return known;
}

/** The end of the day named, Beijing time; without one, ninety days from now. */
function readExpiry(given: string | undefined, at: Date): Date {
  if (given === undefined) return new Date(at.getTime() + TOKEN_DAYS * DAY_MS);
  const end = new Date(`${given}T23:59:59.999+08:00`);
  const days = (end.getTime() - at.getTime()) / DAY_MS;
  if (!(days > 0 && days <= MAX_TOKEN_DAYS)) throw usage();
  return end;
}

const actor = {
  kind: "system",
  role: "system",
  job: "token",
  institutionId: portalStream.institutionId,
  request: { requestId: newId(), address: null },
} as const;

async function holderOf(tx: Transaction, email: string) {
  const [found] = await tx
    .select({ id: users.id, membership: memberships })
    .from(users)
    .leftJoin(memberships, and(eq(memberships.userId, users.id), eq(memberships.state, "active")))
    .where(eq(sql`lower(${users.email})`, email.toLowerCase()));
  if (found !== undefined) return found;
  throw new CliProblem({ zh: `没有使用${email}的账号。`, en: `No account has ${email}.` });
}

async function create(tx: Transaction, options: ReturnType<typeof readArguments>["values"]): Promise<string> {
  const at = now();
  const scopes = readScopes(options.scopes);
  const expiresAt = readExpiry(options.expires, at);
  const { id: userId, membership } = await holderOf(tx, options.email ?? "");
  const role = (membership?.role ?? "account") as ActorRole;
  const tooMuch = scopes.filter((scope) => !may(role, scope));
  if (tooMuch.length > 0) {
    throw new CliProblem({
      zh: `该账号的角色（${role}）没有这些权限：${tooMuch.join(" ")}。`,
      en: `The account's role (${role}) does not hold: ${tooMuch.join(" ")}.`,
    });
  }
  const stream =
    membership?.institutionId == null
      ? portalStream
      : { institutionId: membership.institutionId, jurisdictionCode: membership.jurisdictionCode };
  const token = { userId, name: options.name ?? "npm run token", scopes, createdAt: at, expiresAt };
  const { made, entry } = await insertToken(tx, token, stream);
  await appendAudit(tx, actor, at, [entry]);
  return made.secret;
}

async function revoke(tx: Transaction, prefix: string | undefined): Promise<string> {
  const at = now();
  const ended = await tx
    .update(apiTokens)
    .set({ revokedAt: at })
    .where(and(eq(apiTokens.prefix, prefix ?? ""), isNull(apiTokens.revokedAt)))
    .returning({ id: apiTokens.id });
  const [first, ...rest] = ended;
  if (first === undefined) {
    throw new CliProblem({
      zh: "没有以此开头且有效的令牌。",
      en: "No token that is in force begins like this.",
    });
  }
  const audit = [first, ...rest].map(({ id }) => ({
    ...portalStream,
    action: "token.revoked",
    object: { kind: "token", id },
  }));
  await appendAudit(tx, actor, at, audit);
  return inTerminalLanguage({ zh: `已撤销${ended.length}个令牌。`, en: `${ended.length} token(s) revoked.` });
}

async function main(): Promise<number> {
  const { values, positionals } = readArguments();
  const [verb, ...more] = positionals;
  if ((verb !== "create" && verb !== "revoke") || more.length > 0) throw usage();
  const said = await withMaintenance(values.live ? ["--live"] : [], (run) =>
    run((tx) => (verb === "create" ? create(tx, values) : revoke(tx, values.prefix))),
  );
  // Alone on its line and on stdout, so that a script can take it.
  console.log(said);
  return 0;
}

runCommand(main);
