import type { RequestState } from "@/db/values";

/** Form and colour of a request's state; the word comes from the code list. */
export const requestMark = {
  pending: { glyph: "due", tone: "ochre" },
  approved: { glyph: "met", tone: "pine" },
  refused: { glyph: "stop", tone: "zhu" },
} as const satisfies Record<RequestState, { glyph: string; tone: string }>;
