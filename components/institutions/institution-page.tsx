import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { CompletenessNote } from "@/components/records/completeness-note";
import { DecisionSection } from "@/components/records/decision-list";
import { EditLink } from "@/components/records/edit-link";
import { RecordBody } from "@/components/records/record-body";
import { FieldSection, type FieldsOfRecord } from "@/components/records/record-fields";
import { RecordHead } from "@/components/records/record-head";
import { LadderNote, PeopleNote, SealsNote } from "@/components/records/record-margin";
import { useDecisionNode } from "@/components/records/record-thread";
import type { DecisionView, RecordView } from "@/components/records/record-view";
import { institutionFields } from "@/lib/institutions/schema";
import { codeLabel } from "@/lib/reference/codes";
import { provinceName } from "@/lib/reference/provinces";
import { countRecord } from "@/lib/register/field-counts";
import { type ContactView, InstitutionContacts } from "./institution-contacts";
import { type HeldDeployment, InstitutionDeployments } from "./institution-deployments";
import { InstitutionModules, type ModuleView } from "./institution-modules";

type Props = {
  record: RecordView;
  fields: Omit<FieldsOfRecord, "kind">;
  origin: string;
  contacts: readonly ContactView[];
  modules: readonly ModuleView[];
  deployments: readonly HeldDeployment[];
  decisions: readonly DecisionView[];
  can: { edit: boolean; addDeployment: boolean; readTrail: boolean };
  act: ReactNode;
  /** Which version is on the sheet. */
  version: ReactNode;
  at: Date;
};

const sections = {
  identity: ["nameZh", "nameEn", "aliases", "uscc", "licenceNo", "insuranceCode"],
  place: ["provinceAdcode", "city", "type", "level", "grade"],
  scale: ["ownership", "bedsBand", "affiliation", "participation"],
} as const satisfies Record<string, readonly (typeof institutionFields)[number][]>;

/** One institution on its sheet: every field with its seal, what it holds, and the decisions so far. */
export function InstitutionPage(props: Props) {
  const { record, fields, contacts, modules, deployments, decisions, can, at } = props;
  const t = useTranslations("institutions.page");
  const words = useTranslations("reviews.record");
  const thread = [
    {
      kind: words("kind.institution"),
      name: record.number,
      href: `/institutions/${record.id}`,
      current: true,
    },
    {
      kind: words("kind.deployment"),
      name: words("count", { count: deployments.length }),
      href: "#deployments",
      ahead: deployments.length === 0,
    },
    useDecisionNode(record, decisions, "#decisions"),
  ];
  return (
    <>
      <RecordHead
        record={record}
        thread={thread}
        what={<What values={fields.values} deployments={deployments.length} />}
        origin={props.origin}
        counts={countRecord(institutionFields, fields)}
        actions={
          can.edit ? (
            <EditLink href={`/institutions/${record.id}/edit`} record={fields}>
              {t("edit")}
            </EditLink>
          ) : undefined
        }
        at={at}
      />
      <RecordBody
        act={props.act}
        notes={
          <>
            <LadderNote record={record} />
            <CompletenessNote kind="institution" id={record.id} stated={fields} canEdit={can.edit} />
            <PeopleNote record={record} />
            <SealsNote record={record} />
            {props.version}
          </>
        }
      >
        {(["identity", "place", "scale"] as const).map((section) => (
          <FieldSection
            key={section}
            {...fields}
            kind="institution"
            title={t(`section.${section}`)}
            fields={sections[section]}
          />
        ))}
        <InstitutionDeployments deployments={deployments} canAdd={can.addDeployment} />
        <InstitutionModules modules={modules} />
        <InstitutionContacts contacts={contacts} />
        <DecisionSection
          id="decisions"
          record={record}
          decisions={decisions}
          trailOf={can.readTrail ? record.id : null}
        />
      </RecordBody>
    </>
  );
}

function What({ values, deployments }: { values: Readonly<Record<string, unknown>>; deployments: number }) {
  const t = useTranslations("institutions.page");
  const locale = useLocale();
  const province = provinceName(String(values.provinceAdcode), locale);
  if (typeof values.type !== "string") return t("whatPlain", { province, deployments });
  return t("what", { province, type: codeLabel("institutionTypes", values.type, locale), deployments });
}
