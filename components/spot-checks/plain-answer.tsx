import { Fragment } from "react";
import { visibleParts } from "@/lib/llm/visible-text";

/** Text of a model: as text, never as markup. What nobody would see is shown by its number. */
export function PlainAnswer({ text }: { text: string }) {
  return (
    <bdi className="block whitespace-pre-wrap break-words">
      {visibleParts(text).map((part, at) => (
        // The parts of one text have no names of their own, and none ever moves.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above.
        <Fragment key={at}>
          {part.kind === "text" ? part.text : <code className="c-rust bg-(--w) px-0.5">{part.code}</code>}
        </Fragment>
      ))}
    </bdi>
  );
}
