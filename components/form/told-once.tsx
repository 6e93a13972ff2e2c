"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { NoteBox } from "@/components/ui/note-box";

type Props = { title: string; label: string; text: string; note: ReactNode };
type Answer = "copy" | "copied" | "failed";

/** Something that is on the screen this once, with a button to copy it. The focus goes to it: it must not be missed. */
export function ToldOnce({ title, label, text, note }: Props) {
  const t = useTranslations("forms.once");
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [answer, setAnswer] = useState<Answer>("copy");
  useEffect(() => field.current?.select(), []);
  const copy = () => {
    field.current?.select();
    // A page without a secure context has no clipboard; the text is selected, so that it can be copied by hand.
    const written = navigator.clipboard?.writeText(text) ?? Promise.reject(new Error("no clipboard"));
    written.then(
      () => setAnswer("copied"),
      () => setAnswer("failed"),
    );
  };
  return (
    <div className="mb-5">
      <NoteBox tone="ochre" title={title} announce>
        <p>{note}</p>
        <label className="lab mt-3 block text-sm" htmlFor={id}>
          {label}
        </label>
        <div className="mt-1 flex flex-wrap gap-2">
          <input id={id} ref={field} className="in mono min-w-0 flex-1" readOnly value={text} />
          <Button onClick={copy}>{t("copy")}</Button>
        </div>
        <p role="status" className="mt-1 text-sm">
          {answer === "copy" ? "" : t(answer)}
        </p>
      </NoteBox>
    </div>
  );
}
