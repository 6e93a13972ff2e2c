"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { StatusMark } from "@/components/ui/status-mark";
import type { FormOutcome } from "@/lib/command/form-outcome";
import { errorMessageKey } from "@/lib/i18n/error-message";

export type EndSessionsOutcome =
  | { ok: true; ended: number }
  | (Pick<Extract<FormOutcome, { ok: false }>, "ok" | "code" | "requestId"> & { ok: false });

type Props = {
  action: (previous: EndSessionsOutcome | null, form: FormData) => Promise<EndSessionsOutcome>;
  userId: string;
  name: string;
  openSessions: number;
  isOwn: boolean;
};

/** Ends all sessions of one person. What came of it stays in the row after the count has gone to none. */
export function EndSessions({ action, userId, name, openSessions, isOwn }: Props) {
  const t = useTranslations("auth.sessions");
  const [outcome, submit, pending] = useActionState(action, null);
  return (
    <form action={submit}>
      <input type="hidden" name="userId" value={userId} />
      {openSessions > 0 ? (
        <>
          <Button type="submit" look="danger" disabled={pending} aria-label={t("end", { name })}>
            {pending ? t("ending") : t("endShort")}
          </Button>
          {isOwn ? <span className="sub">{t("self")}</span> : null}
        </>
      ) : null}
      <span role="status">
        <Said outcome={outcome} />
      </span>
      {openSessions === 0 && outcome === null ? <span className="muted">{t("nothing")}</span> : null}
    </form>
  );
}

function Said({ outcome }: { outcome: EndSessionsOutcome | null }) {
  const t = useTranslations("auth.sessions");
  const say = useTranslations("errors");
  if (outcome === null) return null;
  if (outcome.ok) {
    return (
      <StatusMark glyph="met" tone="pine">
        {t("ended", { count: outcome.ended })}
      </StatusMark>
    );
  }
  return (
    <span className="err">
      {say(errorMessageKey(outcome.code))} <code>{outcome.requestId}</code>
    </span>
  );
}
