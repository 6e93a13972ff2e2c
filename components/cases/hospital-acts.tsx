import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { CasePage } from "@/lib/reviews/shown";
import { ActSheet } from "./act-sheet";
import type { CaseActions } from "./case-actions";
import { ReasonForm } from "./step-forms";

type Props = {
  page: CasePage;
  actions: Pick<CaseActions, "withdraw">;
  /** The form in which hospital quality signs again; null where there is nothing to sign. */
  sign: ReactNode;
  /** Only who signs for the hospital may take a case back. */
  maySign: boolean;
};

/** What the hospital may do with its case now. */
export function HospitalActs({ page, actions, sign, maySign }: Props) {
  const t = useTranslations("cases.step");
  const { id, revision, state, steps, application } = page;
  const isTheirs = state === "awaiting_hospital" || state === "returned";
  return (
    <ActSheet title={t("title")}>
      <p className="soft text-sm">{t(`hospital.${state}`)}</p>
      {isTheirs ? (
        <p className="my-3 text-sm">
          <Link href={`/applications/${application.id}/classification`}>{t("toClassification")}</Link>
        </p>
      ) : null}
      {isTheirs ? sign : null}
      {maySign && steps.withdraw === null ? (
        <ReasonForm id={id} revision={revision} step="withdraw" action={actions.withdraw} />
      ) : null}
    </ActSheet>
  );
}
