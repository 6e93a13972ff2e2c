"use client";

import type { ReactNode } from "react";
import { questionAnchor } from "./numbering";

export type GoTo = (question: string) => void;
/** Null where there is no form to lead to: a result that was handed in. */
type Props = { question: string; goTo: GoTo | null; children: ReactNode };

/** Leads to a question and puts the focus into it. The address is left alone: its fragment holds the answers. */
export function QuestionLink({ question, goTo, children }: Props) {
  if (goTo === null) return <span className="inline-block py-0.5">{children}</span>;
  return (
    <a
      className="inline-block py-0.5"
      href={`#${questionAnchor(question)}`}
      onClick={(event) => {
        event.preventDefault();
        goTo(question);
      }}
    >
      {children}
    </a>
  );
}
