import type { ListedModel } from "@/lib/llm/self-description";
import type { Evidence } from "./evidence";

/** What a page shows of what an endpoint said of itself. */
export type ShownEvidence = {
  readAt: string;
  listed: ListedModel | null;
  texts: readonly { path: string; status: number | null; text: string }[];
};

/** Only readEvidence writes this column. */
export function shownEvidence(stored: Record<string, unknown> | null): ShownEvidence | null {
  if (stored === null) return null;
  const { readAt, listed, texts } = stored as unknown as Evidence;
  return { readAt, listed, texts: texts.map(({ path, status, text }) => ({ path, status, text })) };
}
