import "server-only";
import { z } from "zod";
import { permissions } from "@/lib/auth/permissions";
import type { ApiEndpoint } from "@/lib/command/api-face";
import { messages } from "@/lib/i18n/messages";
import { pathNames } from "./match";
import { problemSchema } from "./problem-schema";
import { fieldsOf, isVersioned } from "./read-input";
import { endpoints } from "./registry";
import { BASE } from "./respond";

type Json = Record<string, unknown>;

const pascal = (name: string) =>
  name.replace(/(^|[.-])(\w)/g, (_, _separator: string, letter: string) => letter.toUpperCase());
const camel = (name: string) => pascal(name).replace(/^\w/, (letter) => letter.toLowerCase());

function jsonSchema(schema: z.ZodType): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });
  return rest as Json;
}

/** Chinese and English side by side: the document is one, its readers have two languages. */
function said(area: "operation" | "tag", name: string): string {
  const text = (locale: "zh-CN" | "en") => {
    let at: unknown = messages[locale].api[area];
    for (const part of name.split(".")) at = (at as Record<string, unknown> | undefined)?.[part];
    if (typeof at !== "string") throw new Error(`api.${area}.${name} has no words in ${locale}`);
    return at;
  };
  return `${text("zh-CN")} · ${text("en")}`;
}

type Place = "path" | "query" | "header";
const parameter = (place: Place, name: string, schema: Json, isRequired: boolean) => ({
  name,
  in: place,
  required: isRequired,
  schema,
});
type PromisedAnswer = { description: string; content?: Record<string, { schema: Json }> };

function parametersOf(endpoint: ApiEndpoint): ReturnType<typeof parameter>[] {
  const inPath = pathNames(endpoint.path);
  const fields = Object.entries(fieldsOf(endpoint));
  const path = fields
    .filter(([name]) => inPath.includes(name))
    .map(([name, schema]) => parameter("path", name, jsonSchema(schema), true));
  if (endpoint.method === "GET") {
    const query = fields
      .filter(([name]) => !inPath.includes(name))
      .map(([name, schema]) =>
        parameter("query", name, jsonSchema(schema), !schema.safeParse(undefined).success),
      );
    return [...path, ...query];
  }
  const key = parameter("header", "Idempotency-Key", { type: "string", pattern: "^[!-~]{1,200}$" }, false);
  const version = parameter(
    "header",
    "If-Match",
    { type: "string", pattern: '^(W/)?"[0-9]{1,9}(-[0-9a-f]+)?"$' },
    true,
  );
  return [...path, ...(endpoint.isWrite ? [key] : []), ...(isVersioned(endpoint) ? [version] : [])];
}

/** The body: every field of the input that is in no other place. */
function bodyOf(endpoint: ApiEndpoint): Json {
  const elsewhere = [...pathNames(endpoint.path), "revision"];
  const own = Object.fromEntries(
    Object.entries(fieldsOf(endpoint)).filter(([name]) => !elsewhere.includes(name)),
  );
  return jsonSchema(z.strictObject(own));
}

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const content = (type: string, name: string) => ({ content: { [type]: { schema: ref(name) } } });

const refusals = (endpoint: ApiEndpoint): string[] => [
  "400",
  ...((permissions[endpoint.permission] as readonly string[]).includes("public") ? [] : ["403"]),
  "401",
  "404",
  ...(endpoint.isWrite ? ["409"] : []),
  ...(endpoint.method === "GET" ? [] : ["413", "415"]),
  ...(isVersioned(endpoint) ? ["412", "428"] : []),
  "422",
  "429",
  "503",
];

function operationOf(endpoint: ApiEndpoint) {
  const isOpen = (permissions[endpoint.permission] as readonly string[]).includes("public");
  const success = String(endpoint.status ?? 200);
  const problem = { description: "RFC 9457", ...content("application/problem+json", "Problem") };
  const responses: Record<string, PromisedAnswer> = {
    [success]: { description: "OK", ...content("application/json", `${pascal(endpoint.name)}Answer`) },
    ...(endpoint.method === "GET" ? { "304": { description: "Not Modified" } } : {}),
    ...Object.fromEntries(refusals(endpoint).map((status) => [status, problem])),
  };
  return {
    operationId: camel(endpoint.name),
    summary: said("operation", endpoint.name),
    description: `scope: ${endpoint.permission}`,
    tags: [said("tag", endpoint.name.split(".")[0] ?? "")],
    security: isOpen ? [{}, { token: [] }] : [{ token: [] }],
    parameters: parametersOf(endpoint),
    ...(endpoint.method === "GET"
      ? {}
      : { requestBody: { required: true, ...content("application/json", `${pascal(endpoint.name)}Input`) } }),
    responses,
  };
}

export type Operation = ReturnType<typeof operationOf>;

function pathsOf(): Record<string, Record<string, Operation>> {
  const paths: Record<string, Record<string, Operation>> = {};
  for (const endpoint of endpoints) {
    paths[endpoint.path] = {
      ...paths[endpoint.path],
      [endpoint.method.toLowerCase()]: operationOf(endpoint),
    };
  }
  return paths;
}

function schemasOf(): Record<string, Json> {
  const named = endpoints.flatMap((endpoint) => {
    const answer = [`${pascal(endpoint.name)}Answer`, jsonSchema(endpoint.answer)] as const;
    return endpoint.method === "GET"
      ? [answer]
      : [answer, [`${pascal(endpoint.name)}Input`, bodyOf(endpoint)] as const];
  });
  return { ...Object.fromEntries(named), Problem: jsonSchema(problemSchema) };
}

/** OpenAPI 3.1 of everything the registry holds. */
export function openApiDocument() {
  return {
    openapi: "3.1.0",
    info: {
      title: `${messages["zh-CN"].shell.name} · ${messages.en.shell.name}`,
      version: "1.0.0",
      description: `${messages["zh-CN"].api.about}\n\n${messages.en.api.about}`,
    },
    servers: [{ url: BASE }],
    paths: pathsOf(),
    components: {
      schemas: schemasOf(),
      securitySchemes: { token: { type: "http", scheme: "bearer" } },
    },
  };
}
