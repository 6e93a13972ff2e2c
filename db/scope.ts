import type { ActorRole, Authority } from "./values";

/** The seat of an official: some rows are one authority's own, some are no business of its rule editors. */
export type Office = { authority: Authority; role: ActorRole };

/**
 * Whose eyes a transaction looks through. Each kind is a database role with one policy per table;
 * without a scope there is no connection, and without a setting there are no rows.
 */
export type Scope =
  | { kind: "hospital"; institutionId: string; userId: string }
  | ({ kind: "regulator"; from: string; to: string; userId: string } & Office)
  | { kind: "admin"; userId: string }
  | { kind: "account"; userId: string; institutionId?: string | undefined }
  | { kind: "system"; institutionId: string }
  | { kind: "auth"; institutionId?: string | undefined }
  | { kind: "public" };

const namePattern = /^[a-z_]{1,40}$/;
const uuidPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const codePattern = /^[0-9]{1,6}~?$|^~$/;

function literal(value: string, pattern: RegExp): string {
  if (!pattern.test(value)) throw new Error("a scope setting is malformed");
  return `'${value}'`;
}

/** The statement that names the institution of a transaction. */
export const institutionStatement = (institutionId: string): string =>
  `set local app.institution_id = ${literal(institutionId, uuidPattern)}`;

/** The statements that enter a scope. Statements, not set_config(): only those reach the workers of a cluster. */
export function scopeStatements(scope: Scope): string[] {
  const statements = [`set local role portal_${scope.kind}`];
  if ("userId" in scope) statements.push(`set local app.user_id = ${literal(scope.userId, uuidPattern)}`);
  if ("institutionId" in scope && scope.institutionId !== undefined) {
    statements.push(institutionStatement(scope.institutionId));
  }
  if (scope.kind === "regulator") {
    statements.push(`set local app.jurisdiction_from = ${literal(scope.from, codePattern)}`);
    statements.push(`set local app.jurisdiction_to = ${literal(scope.to, codePattern)}`);
    statements.push(`set local app.authority = ${literal(scope.authority, namePattern)}`);
    statements.push(`set local app.role = ${literal(scope.role, namePattern)}`);
  }
  return statements;
}
