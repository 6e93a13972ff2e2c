import Link from "next/link";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { type RecordKind, recordKinds } from "@/db/values";
import type { FormOutcome } from "@/lib/command/form-outcome";
import type { FieldProblem } from "@/lib/errors";
import { errorMessageKey, fieldMessage } from "@/lib/i18n/error-message";
import { recordPath } from "./record-view";

type Refusal = Extract<FormOutcome, { ok: false }>;
type Root = { kind: RecordKind; id: string };
type Props = { refusal: Refusal; root: Root; reload: () => void };

/** Why an act was refused, what is missing, and what to try. */
export function ActRefusal({ refusal, root, reload }: Props) {
  const t = useTranslations();
  const isStale = refusal.code === "record.stale" || refusal.code === "record.wrong-state";
  const missing = refusal.fields.filter(({ path }) => path !== "reason");
  return (
    <ErrorState
      title={t("reviews.acts.refused")}
      reference={refusal.requestId}
      actions={isStale ? <Button onClick={reload}>{t("reviews.acts.reload")}</Button> : undefined}
    >
      <p>{t(`errors.${errorMessageKey(refusal.code)}`, refusal.values)}</p>
      {missing.length > 0 ? (
        <ul className="mt-1">
          {missing.map((problem) => (
            <Missing key={problem.path} problem={problem} root={root} />
          ))}
        </ul>
      ) : null}
    </ErrorState>
  );
}

/** The record whose fields still wait for an answer, and where that is given. */
function recordOf({ code, values }: FieldProblem) {
  if (typeof values?.id !== "string") return null;
  if (values.kind === "configuration") {
    return { href: `/deployments/${values.id}/configuration`, word: "fix" as const };
  }
  const kind = recordKinds.find((known) => known === values.kind);
  if (kind === undefined) return null;
  const path = recordPath(kind, values.id);
  return code === "claimOpen"
    ? { href: `${path}/edit`, word: "fix" as const }
    : { href: path, word: "compare" as const };
}

function Missing({ problem, root }: { problem: FieldProblem; root: Root }) {
  const t = useTranslations();
  const message = fieldMessage(problem);
  const record = recordOf(problem);
  const isHere = problem.path === "configuration" && root.kind === "deployment";
  return (
    <li>
      {t(`errors.${message.key}`, message.values)}
      {record ? (
        <Link className="ml-2" href={record.href}>
          {t(`reviews.claim.${record.word}`)}
        </Link>
      ) : null}
      {isHere ? (
        <Link className="ml-2" href={`/deployments/${root.id}/configuration`}>
          {t("reviews.acts.fix.configuration")}
        </Link>
      ) : null}
    </li>
  );
}
