import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import type { RecordKind } from "@/db/values";
import type { FormAction } from "@/lib/command/form-outcome";
import { FreshnessMark } from "./freshness-mark";

type Props = {
  root: { kind: RecordKind; id: string; revision: number };
  due: string;
  today: string;
  action: FormAction;
};

/** The yearly act of the hospital's second person, from the day it may be done. */
export function AttestPanel({ root, due, today, action }: Props) {
  const t = useTranslations("versions.freshness");
  return (
    <section className="sheet pad" aria-label={t("title")}>
      <h2 className="h">{t("title")}</h2>
      <p className="mt-2">
        <FreshnessMark due={due} today={today} />
      </p>
      <p className="soft my-3 text-sm">{t("ask")}</p>
      <ActionForm action={action} defaultValues={root} label={t("title")} submitLabel={t("button")} />
    </section>
  );
}
