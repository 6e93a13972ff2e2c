"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { type ReactNode, useCallback, useEffect, useMemo, useState } from "react";
import { useWatch } from "react-hook-form";
import type { z } from "zod";
import { ActionForm } from "@/components/form/action-form";
import type { LatestRecord } from "@/components/form/conflict";
import { type FormValues, isAnswered, withClaims } from "@/components/form/payload";
import type { SaveDraft } from "@/components/form/use-draft";
import { Notes } from "@/components/ui/folio";
import { Section } from "@/components/ui/section";
import type { FormAction } from "@/lib/command/form-outcome";
import type { ClaimOffer } from "@/lib/records/claims";
import type { FormOptions } from "@/lib/records/form-options";
import { type FormSpec, fieldsOf } from "@/lib/records/form-spec";
import { withoutEmptyParts } from "@/lib/records/form-values";
import { DraftNotice, type LoadedDraft } from "./draft-notice";
import { useFieldWords } from "./field-words";
import { NextUnanswered } from "./next-unanswered";
import { RecordField } from "./record-field";
import { SectionIndex } from "./section-index";

/** What a page hands to every record form. */
export type RecordFormProps = {
  options: FormOptions;
  defaultValues: FormValues;
  /** What public sources say, by field; the form asks for an answer to each. */
  offers?: Readonly<Record<string, ClaimOffer>>;
  action: FormAction;
  saveDraft: SaveDraft;
  discardDraft: () => Promise<void>;
  draft: LoadedDraft | null;
  latest?: () => Promise<LatestRecord | null>;
  /** Margin notes. */
  notes: ReactNode;
  cancelHref: string;
};

type Extra = { id: string; title: string; lead?: ReactNode; content: ReactNode };
type Props = RecordFormProps & {
  spec: FormSpec;
  schema: z.ZodType;
  label: string;
  submitLabel: string;
  titleOf: (section: string) => string;
  leadOf?: (section: string) => ReactNode;
  own?: Readonly<Record<string, ReactNode>>;
  extra?: readonly Extra[];
  toPayload?: (payload: FormValues) => FormValues;
};

/** A long form: index of its sections at the left, one scroll, a bar that stays, notes in the margin. */
export function RecordForm(props: Props) {
  const { spec, extra = [], leadOf, toPayload } = props;
  const t = useTranslations("forms");
  const words = useFieldWords(spec.kind);
  const names = useMemo(() => fieldsOf(spec).map((field) => field.name), [spec]);
  const [counts, setCounts] = useState<readonly number[]>([]);
  const sections = spec.sections.map((section, at) => ({
    id: `form-${section.id}`,
    title: props.titleOf(section.id),
    done: counts[at] ?? 0,
    total: section.fields.length,
  }));
  const others = extra.map(({ id, title }) => ({ id: `form-${id}`, title, done: 0, total: 0 }));
  const payload = useCallback(
    (values: FormValues) => withClaims(withoutEmptyParts(spec, toPayload ? toPayload(values) : values)),
    [spec, toPayload],
  );
  const bar = (
    <>
      <Link className="btn quiet hide-s" href={props.cancelHref}>
        {t("record.cancel")}
      </Link>
      <NextUnanswered names={names} />
    </>
  );
  return (
    <div className="mt-5 grid items-start gap-x-8 gap-y-7 min-[1181px]:grid-cols-[148px_minmax(0,1fr)_268px]">
      <SectionIndex entries={[...sections, ...others]} />
      <div className="min-w-0">
        <ActionForm
          action={props.action}
          schema={props.schema}
          toPayload={payload}
          defaultValues={props.defaultValues}
          layout="folio"
          label={props.label}
          submitLabel={props.submitLabel}
          counted={names}
          actions={bar}
          saveDraft={props.saveDraft}
          draftSavedAt={props.draft?.savedAt ?? null}
          {...(props.latest ? { latest: props.latest } : {})}
        >
          <Progress spec={spec} report={setCounts} />
          {props.draft ? <DraftNotice draft={props.draft} discard={props.discardDraft} /> : null}
          <div className="[&>.sec:first-child>header]:border-t-0">
            {spec.sections.map((section, at) => (
              <Section
                key={section.id}
                id={`form-${section.id}`}
                title={props.titleOf(section.id)}
                note={t("answered", { done: counts[at] ?? 0, total: section.fields.length })}
              >
                {leadOf?.(section.id)}
                {section.fields.map((field) => (
                  <div key={field.name} id={`field-${field.name}`} className="scroll-mt-6">
                    <RecordField
                      spec={field}
                      isRequired={spec.required.includes(field.name)}
                      words={words}
                      options={props.options}
                      own={props.own?.[field.name]}
                      offer={props.offers?.[field.name]}
                    />
                  </div>
                ))}
              </Section>
            ))}
            {extra.map(({ id, title, lead, content }) => (
              <Section key={id} id={`form-${id}`} title={title}>
                {lead}
                {content}
              </Section>
            ))}
          </div>
        </ActionForm>
      </div>
      <Notes>{props.notes}</Notes>
    </div>
  );
}

type ProgressProps = { spec: FormSpec; report: (counts: readonly number[]) => void };

/** Tells the index how much of each section is answered; draws nothing itself. */
function Progress({ spec, report }: ProgressProps) {
  const values: FormValues = useWatch();
  const counts = spec.sections.map(
    (section) => section.fields.filter((field) => isAnswered(values, field.name)).length,
  );
  const key = counts.join(" ");
  useEffect(() => report(key.split(" ").map(Number)), [key, report]);
  return null;
}
