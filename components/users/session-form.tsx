"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useActionState, useEffect, useRef } from "react";
import { NoteBox } from "@/components/ui/note-box";
import type { FormOutcome } from "@/lib/command/form-outcome";
import { errorMessageKey } from "@/lib/i18n/error-message";

export type EndSessionsOutcome =
  | { ok: true; ended: number }
  | (Pick<Extract<FormOutcome, { ok: false }>, "code" | "requestId"> & { ok: false });

type Props = {
  action: (previous: EndSessionsOutcome | null, form: FormData) => Promise<EndSessionsOutcome>;
  children: ReactNode;
};

/**
 * One form around the table: what came of an act is said above it, because its row goes with the session. The focus goes
 * there too, as its button is gone.
 */
export function SessionForm({ action, children }: Props) {
  const [outcome, submit, isPending] = useActionState(action, null);
  const said = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (outcome !== null) said.current?.focus();
  }, [outcome]);
  return (
    <form action={submit} aria-busy={isPending} onSubmit={(event) => isPending && event.preventDefault()}>
      <div ref={said} tabIndex={-1} role="status">
        {outcome === null ? null : <Said outcome={outcome} />}
      </div>
      {children}
    </form>
  );
}

function Said({ outcome }: { outcome: EndSessionsOutcome }) {
  const t = useTranslations("auth.sessions");
  const say = useTranslations("errors");
  return (
    <div className="mb-5">
      {outcome.ok ? (
        <NoteBox tone="pine" glyph="met" title={t("ended", { count: outcome.ended })} />
      ) : (
        <NoteBox tone="zhu" title={say(errorMessageKey(outcome.code))}>
          <code>{outcome.requestId}</code>
        </NoteBox>
      )}
    </div>
  );
}
