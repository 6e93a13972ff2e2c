"use client";

import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import { ChoiceField } from "@/components/form/choice-field";
import { TextField } from "@/components/form/text-field";
import { Section } from "@/components/ui/section";
import { StatusMark } from "@/components/ui/status-mark";
import { signOffDecisions } from "@/db/values/spot-checks";
import type { FormAction } from "@/lib/command/form-outcome";
import { formatDate } from "@/lib/i18n/format";
import { signOffForm } from "@/lib/spot-checks/schema";
import type { ShownItem } from "@/lib/spot-checks/shown";
import { useSuiteName } from "./check-words";
import { ItemHeading, Question, Reason, RuleText } from "./item-words";

export type ListedItem = {
  itemId: string;
  item: NonNullable<ShownItem["item"]>;
  signOff: {
    decision: "approved" | "rejected";
    qualification: string;
    note: string;
    by: string;
    at: string;
  } | null;
};
type Props = { suite: string; items: readonly ListedItem[]; sign: FormAction | null };

/** One public suite, item by item: question, rule, reason, and what a clinician says to it. */
export function SuiteItemList({ suite, items, sign }: Props) {
  const t = useTranslations("checks");
  const suiteName = useSuiteName();
  const signed = items.filter(({ signOff }) => signOff?.decision === "approved").length;
  return (
    <Section title={suiteName(suite)} note={t("start.signed", { items: items.length, signed })}>
      <div className="sheet">
        {items.map((listed) => (
          <details key={listed.itemId} className="border-b border-rule last:border-b-0">
            <summary className="flex cursor-pointer flex-wrap items-baseline justify-between gap-x-4 gap-y-1 px-5 py-2.5">
              <span className="min-w-0">
                <ItemHeading item={listed} />
              </span>
              <SignMark decision={listed.signOff?.decision ?? null} />
            </summary>
            <div className="grid gap-3 px-5 pb-5">
              <Question item={listed} />
              <div className="well text-sm">
                <h3 className="font-semibold">{t("items.rule")}</h3>
                <RuleText check={listed.item.check} />
                <h3 className="mt-3 font-semibold">{t("items.reason")}</h3>
                <Reason item={listed.item} />
              </div>
              <SignedBy signOff={listed.signOff} />
              {sign === null ? null : <SignForm suite={suite} itemId={listed.itemId} sign={sign} />}
            </div>
          </details>
        ))}
      </div>
    </Section>
  );
}

function SignMark({ decision }: { decision: "approved" | "rejected" | null }) {
  const t = useTranslations("checks.sign");
  if (decision === null) return <StatusMark glyph="draft">{t("none")}</StatusMark>;
  const look =
    decision === "approved"
      ? ({ glyph: "met", tone: "pine" } as const)
      : ({ glyph: "fail", tone: "zhu" } as const);
  return <StatusMark {...look}>{t(decision)}</StatusMark>;
}

function SignedBy({ signOff }: Pick<ListedItem, "signOff">) {
  const t = useTranslations("checks.sign");
  if (signOff === null) return null;
  const { by: name, qualification, at, note } = signOff;
  return (
    <p className="soft text-sm">
      {t("by", { name, qualification, at: formatDate(at) })}
      <span className="block">{note}</span>
    </p>
  );
}

function SignForm({ suite, itemId, sign }: { suite: string; itemId: string; sign: FormAction }) {
  const t = useTranslations("checks.sign");
  const words = { approved: t("approve"), rejected: t("reject") };
  return (
    <details className="print:hidden">
      <summary className="btn">{t("open")}</summary>
      <div className="mt-3 max-w-[40rem]">
        <ActionForm
          action={sign}
          schema={signOffForm}
          defaultValues={{ suite, itemId, decision: null, qualification: "", note: "" }}
          label={`${t("open")} · ${itemId}`}
          submitLabel={t("send")}
          submitLook="outlined"
        >
          <ChoiceField
            name="decision"
            label={t("decision")}
            options={signOffDecisions.map((decision) => ({ value: decision, label: words[decision] }))}
          />
          <TextField name="qualification" label={t("qualification")} hint={t("qualificationHint")} />
          <TextField name="note" label={t("reason")} />
        </ActionForm>
      </div>
    </details>
  );
}
