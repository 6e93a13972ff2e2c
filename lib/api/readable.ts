import "server-only";
import { permissions } from "@/lib/auth/permissions";
import { openApiDocument } from "./document";
import { endpoints } from "./registry";
import { typeWords } from "./type-words";

export type ReadableField = { name: string; in: string; isRequired: boolean; type: string };
export type ReadableOperation = {
  id: string;
  name: string;
  method: string;
  path: string;
  scope: string;
  isOpen: boolean;
  fields: ReadableField[];
  statuses: string[];
};

type Shape = { properties?: Record<string, unknown>; required?: readonly string[] };

const bodyFields = ({ properties = {}, required = [] }: Shape): ReadableField[] =>
  Object.entries(properties).map(([name, schema]) => ({
    name,
    in: "body",
    isRequired: required.includes(name),
    type: typeWords(schema),
  }));

/** The document of /api/v1 as a page shows it: nothing here is said a second time. */
export function readableInterface(): ReadableOperation[] {
  const { paths, components } = openApiDocument();
  const schemas: Readonly<Record<string, unknown>> = components.schemas;
  return endpoints.flatMap((endpoint) => {
    const operation = paths[endpoint.path]?.[endpoint.method.toLowerCase()];
    if (operation === undefined) return [];
    const parameters = operation.parameters.map(({ name, in: place, required, schema }) => ({
      name,
      in: place,
      isRequired: required,
      type: typeWords(schema),
    }));
    const body = schemas[`${operation.operationId.replace(/^./, (letter) => letter.toUpperCase())}Input`];
    return [
      {
        id: operation.operationId,
        name: endpoint.name,
        method: endpoint.method,
        path: endpoint.path,
        scope: endpoint.permission,
        isOpen: (permissions[endpoint.permission] as readonly string[]).includes("public"),
        fields: [...parameters, ...bodyFields((body ?? {}) as Shape)],
        statuses: Object.keys(operation.responses),
      },
    ];
  });
}
