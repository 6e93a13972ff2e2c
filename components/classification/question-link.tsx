"use client";

import type { ReactNode } from "react";
import { questionAnchor } from "./numbering";

export type GoTo = (question: string) => void;
type Props = { question: string; goTo: GoTo; children: ReactNode };

/** Leads to a question and puts the focus into it. The address is left alone: its fragment holds the answers. */
export function QuestionLink({ question, goTo, children }: Props) {
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
