import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { CompletenessNote } from "@/components/records/completeness-note";
import { DecisionSection } from "@/components/records/decision-list";
import { EditLink } from "@/components/records/edit-link";
import { LanguageText } from "@/components/records/language-text";
import { RecordBody } from "@/components/records/record-body";
import { FieldSection, type FieldsOfRecord } from "@/components/records/record-fields";
import { RecordHead } from "@/components/records/record-head";
import { LadderNote, PeopleNote, SealsNote } from "@/components/records/record-margin";
import { RecordName } from "@/components/records/record-name";
import { useDecisionNode } from "@/components/records/record-thread";
import type { DecisionView, RecordView } from "@/components/records/record-view";
import { WideTerms } from "@/components/records/wide-terms";
import { CopyDigest } from "@/components/ui/copy-digest";
import { KeyValueList } from "@/components/ui/key-value-list";
import { Section } from "@/components/ui/section";
import type { ThreadNode } from "@/components/ui/thread";
import { applicationFields } from "@/lib/applications/schema";
import { formatDigest } from "@/lib/i18n/format";
import { titleOfUseCase } from "@/lib/reference/use-cases";
import { countRecord } from "@/lib/register/field-counts";

type Named = Pick<RecordView, "id" | "number" | "name" | "nameEn">;

type Props = {
  record: RecordView;
  institution: Named;
  deployment: Named;
  current: { digest: string; model: { name: string } } | null;
  fields: Omit<FieldsOfRecord, "kind">;
  origin: string;
  decisions: readonly DecisionView[];
  can: { edit: boolean; readTrail: boolean };
  act: ReactNode;
  /** What is kept of its classification, with the duties that follow. */
  classified: ReactNode;
  /** The legs of the thread between the application and the decision. */
  legs: readonly ThreadNode[];
  /** Which version is on the sheet. */
  version: ReactNode;
  at: Date;
};

const sections = {
  use: ["nameZh", "nameEn", "useCaseId", "summaryZh", "summaryEn", "intendedPurpose"],
  who: ["intendedUsers", "departments", "environments"],
  limits: ["targetPopulation", "excludedPopulation", "outOfScopeUse"],
  control: [
    "outputTypes",
    "autonomy",
    "significance",
    "situation",
    "humanReview",
    "isOverridePossible",
    "isOverrideLogged",
    "isPatientInformed",
    "isOutputLabelled",
    "failSafe",
  ],
  life: ["lifecycleStage", "startedOn", "usersBand"],
} as const satisfies Record<string, readonly (typeof applicationFields)[number][]>;

const order = ["use", "who", "limits", "control", "life"] as const;

/** One application: its intended use field by field, and what serves it. */
export function ApplicationPage(props: Props) {
  const { record, fields, can } = props;
  const t = useTranslations("applications.page");
  return (
    <>
      <RecordHead
        record={record}
        thread={useThread(props)}
        what={<What values={fields.values} />}
        origin={props.origin}
        counts={countRecord(applicationFields, fields)}
        actions={
          can.edit ? (
            <EditLink href={`/applications/${record.id}/edit`} record={fields}>
              {t("edit")}
            </EditLink>
          ) : undefined
        }
        at={props.at}
      />
      <RecordBody
        act={props.act}
        notes={
          <>
            <LadderNote record={record} />
            <CompletenessNote kind="application" id={record.id} stated={fields} canEdit={can.edit} />
            <PeopleNote record={record} />
            <SealsNote record={record} />
            {props.version}
          </>
        }
      >
        {props.classified}
        {order.map((section) => (
          <FieldSection
            key={section}
            {...fields}
            kind="application"
            title={t(`section.${section}`)}
            fields={sections[section]}
          />
        ))}
        <Served {...props} />
        <DecisionSection
          id="decisions"
          record={record}
          decisions={props.decisions}
          trailOf={can.readTrail ? record.id : null}
        />
      </RecordBody>
    </>
  );
}

function What({ values }: { values: Readonly<Record<string, unknown>> }) {
  const t = useTranslations("applications.page");
  const locale = useLocale();
  const english = typeof values.summaryEn === "string" && locale === "en" ? values.summaryEn : null;
  const summary = english ?? (typeof values.summaryZh === "string" ? values.summaryZh : "");
  const text =
    typeof values.useCaseId === "string"
      ? t("what", { useCase: titleOfUseCase(values.useCaseId, locale), summary })
      : summary;
  return <LanguageText text={text} />;
}

function useThread({ record, institution, deployment, current, decisions, legs }: Props) {
  const t = useTranslations("reviews.record");
  return [
    {
      kind: t("kind.institution"),
      name: <RecordName {...institution} />,
      href: `/institutions/${institution.id}`,
    },
    {
      kind: t("kind.deployment"),
      name: <RecordName {...deployment} />,
      href: `/deployments/${deployment.id}`,
    },
    {
      kind: t("kind.configuration"),
      name: current ? <code>{formatDigest(current.digest)}</code> : t("noConfiguration"),
      href: `/deployments/${deployment.id}?tab=configurations`,
    },
    {
      kind: t("kind.application"),
      name: <RecordName name={record.name} nameEn={record.nameEn} />,
      href: `/applications/${record.id}`,
      current: true,
    },
    ...legs,
    useDecisionNode(record, decisions, "#decisions"),
  ];
}

function Served({ deployment, current }: Pick<Props, "deployment" | "current">) {
  const t = useTranslations("applications.page.deployment");
  return (
    <Section title={t("title")}>
      <WideTerms>
        <KeyValueList
          items={[
            {
              key: "name",
              term: t("name"),
              value: (
                <Link href={`/deployments/${deployment.id}`}>
                  <RecordName {...deployment} />
                </Link>
              ),
            },
            {
              key: "model",
              term: t("model"),
              value: current ? <LanguageText text={current.model.name} /> : t("none"),
            },
            ...(current
              ? [{ key: "digest", term: t("digest"), value: <CopyDigest digest={current.digest} /> }]
              : []),
          ]}
        />
      </WideTerms>
    </Section>
  );
}
