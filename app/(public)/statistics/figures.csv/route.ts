import { getLocale } from "next-intl/server";
import { downloadHeaders } from "@/lib/http/download";
import { figuresCsv } from "@/lib/statistics/figures-file";

/** The published figures as a table, in the reader's language. */
export async function GET(): Promise<Response> {
  return new Response(figuresCsv(await getLocale()), {
    headers: downloadHeaders({ plain: "published-figures.csv" }, "text/csv; charset=utf-8"),
  });
}
