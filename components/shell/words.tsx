import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";
import { type Area, wordsOf } from "@/lib/i18n/areas";
import { MoreWords } from "./more-words";

type Props = {
  /** Every area unless said. */
  areas?: readonly Area[];
  children: ReactNode;
};

/** Hands the browser the words that what stands inside says there, beside those of the frame. */
export async function Words({ areas, children }: Props) {
  const messages = await getMessages();
  return <MoreWords words={areas ? wordsOf(messages, areas) : messages}>{children}</MoreWords>;
}
