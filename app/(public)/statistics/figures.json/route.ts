import { downloadHeaders } from "@/lib/http/download";
import { figuresJson } from "@/lib/statistics/figures-file";

/** The published figures in both languages, with their cautions. */
export function GET(): Response {
  return new Response(figuresJson(), {
    headers: downloadHeaders({ plain: "published-figures.json" }, "application/json; charset=utf-8"),
  });
}
