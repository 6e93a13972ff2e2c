"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { ActionForm } from "@/components/form/action-form";
import { ToldOnce } from "@/components/form/told-once";
import { NoteBox } from "@/components/ui/note-box";
import type { RecordKind } from "@/db/values";
import type { FormAction } from "@/lib/command/form-outcome";
import { type ReportText, ReportTextList } from "./report-text";

export type OwnReportText = ReportText & { recordKind: RecordKind; isOpen: boolean };
type Props = {
  ticket: string;
  look: (ticket: string, secret: string) => Promise<OwnReportText | null>;
  withdraw: FormAction;
};
type Found = { stand: "none" | "checking" | "wrong" } | { stand: "own"; secret: string; text: OwnReportText };

/** For whoever came by the follow-up link: their own words, the link itself, and the way back. Nothing without it. */
export function OwnReport({ ticket, look, withdraw }: Props) {
  const t = useTranslations("reports.own");
  const [found, setFound] = useState<Found>({ stand: "none" });
  useEffect(() => {
    const secret = window.location.hash.slice(1);
    if (!/^[\w-]{43}$/.test(secret)) return;
    setFound({ stand: "checking" });
    look(ticket, secret).then(
      (text) => setFound(text === null ? { stand: "wrong" } : { stand: "own", secret, text }),
      () => setFound({ stand: "wrong" }),
    );
  }, [ticket, look]);
  if (found.stand === "none") return null;
  if (found.stand !== "own") return <p className="soft mb-5">{t(found.stand)}</p>;
  const { secret, text } = found;
  return (
    <div className="mb-5">
      <ToldOnce
        title={t("title")}
        label={t("label")}
        text={`${window.location.origin}${window.location.pathname}#${secret}`}
        note={t("keep")}
      />
      <NoteBox>
        <ReportTextList record={text.recordKind} fields={[]} text={text} />
      </NoteBox>
      {text.isOpen ? (
        <details className="mt-3">
          <summary className="btn">{t("withdraw")}</summary>
          <div className="mt-3">
            <ActionForm
              action={withdraw}
              defaultValues={{ ticket, secret }}
              label={t("withdraw")}
              submitLabel={t("withdraw")}
              submitLook="danger"
            >
              <p className="soft">{t("withdrawNote")}</p>
            </ActionForm>
          </div>
        </details>
      ) : null}
    </div>
  );
}
