import "server-only";
import type { InstanceKind } from "@/db/values";
import type { Viewer, Visitor } from "@/lib/auth/actor";
import { defineExport } from "@/lib/command/define-export";
import type { RegisterFilter, RegisterSort } from "@/lib/register/facets";
import { registerCondition, registerOrder } from "@/lib/register/filter";
import { type RegisterParameters, registerSearch } from "@/lib/register/search-params";
import type { ExportFormat } from "./formats";
import type { ExportHead } from "./head";
import { csvLines, jsonLines, sizeOf } from "./row-sql";
import { type RowBatches, writers } from "./write";

export type RegisterExport = {
  format: ExportFormat;
  filter: RegisterFilter;
  sort: RegisterSort;
  instance: InstanceKind;
  /** The portal's address, before the path. */
  origin: string;
};

/** The batches as they come; fewer or more rows than the head of the file says break it off instead of ending it. */
async function* allOf(batches: RowBatches, rows: number): RowBatches {
  let seen = 0;
  for await (const batch of batches) {
    seen += batch.length;
    yield batch;
  }
  if (seen !== rows) throw new RangeError(`${seen} of ${rows} rows`);
}

/** The page with these rows; its commas stay encoded, because a note has no place for them. */
function addressOf(origin: string, parameters: RegisterParameters): string {
  const address = new URL("/register", origin);
  address.search = registerSearch(parameters).toString();
  return address.href;
}

/** Every row of the register that a filter lets through, in the order of the list, as one moment has them. */
export const exportRegister = defineExport({
  name: "register.export",
  permission: "register:read",
  scope: () => ({ kind: "public" }),
  run: async (snapshot, _actor: Viewer | Visitor, asked: RegisterExport) => {
    const { format, filter, sort, instance, origin } = asked;
    const source = { where: registerCondition(filter), orderBy: registerOrder(sort) };
    const [rows, at] = await snapshot.first(sizeOf(source));
    const head: ExportHead = {
      instance,
      exportedAt: new Date(Number(at)),
      rows: Number(rows),
      filter,
      address: addressOf(origin, { ...filter, sort, after: null, before: null }),
    };
    const lines = snapshot.lines(format === "csv" ? csvLines(source) : jsonLines(source));
    return { head, chunks: writers[format](head, allOf(lines, head.rows)) };
  },
});
