"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useId, useRef, useState, useTransition } from "react";
import { useHydrated } from "@/components/form/use-hydrated";
import { useFieldLabel } from "@/components/records/field-label";
import { recordPath } from "@/components/records/record-view";
import { Button, ButtonLink } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import type { RecordKind } from "@/db/values";
import type { FormAction, FormOutcome } from "@/lib/command/form-outcome";
import { configurationFields } from "@/lib/deployments/configuration";
import type { FieldProblem } from "@/lib/errors";
import { errorMessageKey, fieldMessage } from "@/lib/i18n/error-message";

export type RestorePayload = { kind: RecordKind; id: string; revision: number; version: number };
type Refusal = Extract<FormOutcome, { ok: false }>;
type Props = {
  payload: RestorePayload;
  action: FormAction<RestorePayload>;
  /** Why nothing can be restored now. */
  blocked: "none" | "locked" | null;
};

/** The act of bringing a version back; a refusal names the fields that no longer pass. */
export function RestorePanel({ payload, action, blocked }: Props) {
  const t = useTranslations("versions.restore");
  const router = useRouter();
  const titleId = useId();
  const answer = useRef<HTMLDivElement>(null);
  const isHydrated = useHydrated();
  const [isPending, startTransition] = useTransition();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const numbers = { version: payload.version, next: payload.revision + 1 };

  useEffect(() => {
    if (refusal !== null) answer.current?.focus();
  }, [refusal]);

  const restore = () =>
    startTransition(async () => {
      const outcome = await action(null, payload);
      if (!outcome.ok) return setRefusal(outcome);
      router.push(outcome.redirectTo ?? recordPath(payload.kind, payload.id));
    });
  const reload = () => {
    setRefusal(null);
    router.refresh();
  };
  if (blocked !== null) {
    return (
      <section className="sheet pad" aria-labelledby={titleId}>
        <h2 className="h" id={titleId}>
          {t("panel")}
        </h2>
        <p className="soft mt-2 text-sm">{t(blocked, numbers)}</p>
      </section>
    );
  }
  return (
    <section className="sheet pad" aria-labelledby={titleId}>
      <h2 className="h" id={titleId}>
        {t("panel")}
      </h2>
      <div ref={answer} tabIndex={-1} className="mt-2 outline-offset-4">
        {refusal ? <RestoreRefusal refusal={refusal} payload={payload} reload={reload} /> : null}
      </div>
      <p className="soft my-3 text-sm">{t("note", numbers)}</p>
      <Button
        look="primary"
        className="w-full whitespace-normal"
        onClick={restore}
        disabled={!isHydrated}
        {...(isPending ? { "aria-disabled": true } : {})}
      >
        {isPending ? t("working") : t("button", numbers)}
      </Button>
    </section>
  );
}

type RefusalProps = { refusal: Refusal; payload: RestorePayload; reload: () => void };

function RestoreRefusal({ refusal, payload, reload }: RefusalProps) {
  const t = useTranslations();
  const isStale = refusal.code === "record.stale" || refusal.code === "record.wrong-state";
  return (
    <ErrorState
      title={t("versions.restore.refused")}
      reference={refusal.requestId}
      actions={
        isStale ? (
          <Button onClick={reload}>{t("versions.restore.reload")}</Button>
        ) : (
          <ButtonLink href={`${recordPath(payload.kind, payload.id)}/edit`}>
            {t("versions.restore.edit")}
          </ButtonLink>
        )
      }
    >
      <p>{t(`errors.${errorMessageKey(refusal.code)}`, refusal.values)}</p>
      {refusal.fields.length > 0 ? (
        <>
          <p className="mt-1">{t("versions.restore.fields")}</p>
          <ul>
            {refusal.fields.map((problem) => (
              <Problem key={problem.path} problem={problem} kind={payload.kind} />
            ))}
          </ul>
        </>
      ) : null}
    </ErrorState>
  );
}

/** A configuration's fields have names no deployment's field has. */
const isConfigured = (field: string) => (configurationFields as readonly string[]).includes(field);

function Problem({ problem, kind }: { problem: FieldProblem; kind: RecordKind }) {
  const t = useTranslations();
  const [field = ""] = problem.path.split(".");
  const labelOf = useFieldLabel(kind === "deployment" && isConfigured(field) ? "configuration" : kind);
  const message = fieldMessage(problem);
  return (
    <li>
      <b>{labelOf(field)}</b> {t(`errors.${message.key}`, message.values)}
    </li>
  );
}
