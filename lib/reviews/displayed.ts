import type { DecisionDocument, SubmissionDocument } from "./document";

/** What a signature of a case was given over, by the name of its drawing. */
export type DisplayedDocument =
  | { kind: "submission"; document: SubmissionDocument }
  | { kind: "decision"; document: DecisionDocument };

/**
 * Reads what was displayed as the document its drawing names; null for a drawing nobody knows here. The signature is the
 * portal's own over this very text, and the commands sign nothing else under these names: so its shape is known.
 */
export function displayedDocument({
  displayed,
  rendering,
}: {
  displayed: string;
  rendering: string;
}): DisplayedDocument | null {
  const read = () => JSON.parse(displayed);
  switch (rendering) {
    case "review-submission/1":
    case "review-submission/2":
      return { kind: "submission", document: read() };
    case "review-decision/1":
      return { kind: "decision", document: read() };
    default:
      return null;
  }
}
