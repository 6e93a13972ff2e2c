"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { NoteBox } from "@/components/ui/note-box";

/** The recovery codes, on the screen this once. The focus goes to them: they must not be missed. */
export function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  const t = useTranslations("signatures.factor");
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => list.current?.focus(), []);
  return (
    <div className="mb-5">
      <NoteBox tone="ochre" title={t("codesTitle")} announce>
        <p>{t("codesNote")}</p>
        <ul
          ref={list}
          tabIndex={-1}
          aria-label={t("codesTitle")}
          className="well mt-3 grid list-none gap-x-6 gap-y-1 px-4 py-3 sm:grid-cols-2"
        >
          {codes.map((code) => (
            <li key={code}>
              <code>{code}</code>
            </li>
          ))}
        </ul>
      </NoteBox>
    </div>
  );
}
