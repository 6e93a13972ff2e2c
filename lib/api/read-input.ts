import { z } from "zod";
import type { ApiEndpoint } from "@/lib/command/api-face";
import { AppError, type FieldProblem } from "@/lib/errors";
import { plainShapeOf } from "@/lib/records/regulated";
import { pathNames } from "./match";
import { assertStorable, readBody } from "./read-body";

/** The fields of an endpoint's input by name, as its document shows them. */
export function fieldsOf(endpoint: ApiEndpoint): Record<string, z.ZodType> {
  let schema = plainShapeOf(endpoint.input);
  while (schema instanceof z.ZodPipe) schema = schema.def.in as z.ZodType;
  return schema instanceof z.ZodObject ? (schema.shape as Record<string, z.ZodType>) : {};
}

/** A record is changed only by whoever says which version they read. */
export const isVersioned = (endpoint: ApiEndpoint): boolean => "revision" in fieldsOf(endpoint);

/** The revision that If-Match names: the leading number of an ETag of ours, weak or strong. */
function revisionOf(header: string | null): number {
  const tag = /^\s*(?:W\/)?"(\d{1,9})(?:-[0-9a-f]+)?"\s*$/.exec(header ?? "")?.[1];
  if (tag === undefined) throw new AppError("request.version-missing");
  return Number(tag);
}

function refuseUnknown(names: readonly string[]): void {
  const fields = names.map((path): FieldProblem => ({ path, code: "unknownField" }));
  if (fields.length > 0) throw new AppError("input.invalid", { fields });
}

function queryOf(url: URL): Record<string, string> {
  const names = [...url.searchParams.keys()];
  const repeated = names.filter((name, at) => names.indexOf(name) !== at);
  if (repeated.length > 0) {
    throw new AppError("input.invalid", { fields: [{ path: repeated[0] ?? "", code: "format" }] });
  }
  return Object.fromEntries(url.searchParams);
}

/** One input from the four places a request says something: path, query, body and If-Match. Each field has one place. */
export async function readInput(
  request: Request,
  endpoint: ApiEndpoint,
  values: Record<string, string>,
): Promise<Record<string, unknown>> {
  const url = new URL(request.url);
  const query = queryOf(url);
  assertStorable([values, query]);
  if (endpoint.method === "GET") {
    refuseUnknown(pathNames(endpoint.path).filter((name) => name in query));
    return { ...query, ...values };
  }
  refuseUnknown(Object.keys(query));
  const body = await readBody(request);
  const elsewhere = [...pathNames(endpoint.path), ...(isVersioned(endpoint) ? ["revision"] : [])];
  refuseUnknown(elsewhere.filter((name) => name in body));
  const version = isVersioned(endpoint) ? { revision: revisionOf(request.headers.get("if-match")) } : {};
  return { ...body, ...values, ...version };
}

/** The caller's Idempotency-Key: up to 200 printable characters; null where there is none. */
export function readKey(request: Request): string | null {
  const key = request.headers.get("idempotency-key");
  if (key === null || /^[\x21-\x7e]{1,200}$/.test(key)) return key;
  throw new AppError("input.invalid", { fields: [{ path: "Idempotency-Key", code: "format" }] });
}
