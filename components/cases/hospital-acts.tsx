import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { NoteBox } from "@/components/ui/note-box";
import type { CasePage, GateProblem } from "@/lib/reviews/shown";
import { ActSheet } from "./act-sheet";
import type { CaseActions } from "./case-actions";
import { GateList } from "./gate-list";
import { ReasonForm } from "./step-forms";

type Props = {
  page: Pick<CasePage, "id" | "revision" | "state" | "steps" | "application" | "institution" | "requests">;
  actions: Pick<CaseActions, "withdraw">;
  /** What the hospital's present content lacks before it can be signed again. */
  problems: readonly GateProblem[];
  /** The form in which hospital quality signs again, offered where it would be taken; null where there is nothing to sign. */
  sign: ReactNode;
  /** Only who signs for the hospital may take a case back. */
  maySign: boolean;
};

/** What the hospital may do with its case now. */
export function HospitalActs({ page, actions, problems, sign, maySign }: Props) {
  const t = useTranslations("cases.step");
  const { id, revision, state, steps, application } = page;
  const isTheirs = state === "awaiting_hospital" || state === "returned";
  const isReady = steps.resubmit === null && problems.length === 0;
  return (
    <ActSheet title={t("title")}>
      <p className="soft text-sm">{t(`hospital.${state}`)}</p>
      {isTheirs ? (
        <p className="my-3 text-sm">
          <Link href={`/applications/${application.id}/classification`}>{t("toClassification")}</Link>
        </p>
      ) : null}
      {isTheirs ? <Missing page={page} problems={problems} /> : null}
      {isTheirs && isReady ? sign : null}
      {maySign && steps.withdraw === null ? (
        <ReasonForm id={id} revision={revision} step="withdraw" action={actions.withdraw} />
      ) : null}
    </ActSheet>
  );
}

/** Why it cannot be signed yet: questions without an answer, and what the gate still asks for. */
function Missing({
  page: { requests, application, institution },
  problems,
}: Pick<Props, "page" | "problems">) {
  const t = useTranslations("cases.step");
  const open = requests.find(({ closed }) => closed === null);
  const count = open?.items.filter(({ answer }) => answer === null).length ?? 0;
  return (
    <>
      {count > 0 ? (
        <NoteBox tone="ochre" glyph="due" title={t("unanswered", { count })}>
          <p>
            <a href="#requests">{t("toRequests")}</a>
          </p>
        </NoteBox>
      ) : null}
      {problems.length > 0 ? (
        <GateList problems={problems} applicationId={application.id} institutionId={institution.id} />
      ) : null}
    </>
  );
}
