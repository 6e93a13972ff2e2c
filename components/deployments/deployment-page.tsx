import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { CompletenessNote } from "@/components/records/completeness-note";
import { DecisionSection, type HistoryEvent } from "@/components/records/decision-list";
import { EditLink } from "@/components/records/edit-link";
import { LanguageText } from "@/components/records/language-text";
import { RecordBody } from "@/components/records/record-body";
import type { FieldsOfRecord } from "@/components/records/record-fields";
import { RecordHead } from "@/components/records/record-head";
import { LadderNote, PeopleNote, SealsNote } from "@/components/records/record-margin";
import { RecordName } from "@/components/records/record-name";
import { useDecisionNode } from "@/components/records/record-thread";
import type { DecisionView, RecordView } from "@/components/records/record-view";
import { hostingModes } from "@/db/values";
import { deploymentFields } from "@/lib/deployments/schema";
import { formatDigest } from "@/lib/i18n/format";
import { withConfiguration } from "@/lib/records/version-fields";
import { codeLabel } from "@/lib/reference/codes";
import { countRecord } from "@/lib/register/field-counts";
import { DeploymentApplications, type ServedApplication } from "./deployment-applications";
import { type ConfigurationView, DeploymentConfigurations } from "./deployment-configurations";
import { DeploymentOverview, type EndpointView, type PartitionView } from "./deployment-overview";
import { type DeploymentTab, DeploymentTabs } from "./deployment-tabs";

export type DeploymentPageProps = {
  tab: DeploymentTab;
  record: RecordView;
  institution: Pick<RecordView, "id" | "name" | "nameEn">;
  fields: Omit<FieldsOfRecord, "kind">;
  origin: string;
  createdAt: Date;
  module: PartitionView | null;
  endpoint: EndpointView | null;
  configurations: readonly ConfigurationView[];
  current: ConfigurationView | null;
  applications: readonly ServedApplication[];
  decisions: readonly DecisionView[];
  can: { edit: boolean; addApplication: boolean; readEndpoint: boolean; readTrail: boolean };
  act: ReactNode;
  /** Which of its applications must be parted from others. */
  findings: ReactNode;
  /** Which version is on the sheet. */
  version: ReactNode;
  at: Date;
};

/** One deployment: its head, four tabs, and in the margin what may be done with it. */
export function DeploymentPage(props: DeploymentPageProps) {
  const { record, applications, configurations, module, can } = props;
  const t = useTranslations("deployments.page");
  return (
    <>
      <RecordHead
        record={record}
        thread={useThread(props)}
        what={<What {...props} />}
        origin={props.origin}
        counts={countRecord(deploymentFields, props.fields)}
        actions={
          can.edit ? (
            <EditLink href={`/deployments/${record.id}/edit`} record={props.fields}>
              {t("edit")}
            </EditLink>
          ) : undefined
        }
        kicker={module ? <PartitionWords module={module} /> : undefined}
        at={props.at}
      />
      <DeploymentTabs
        id={record.id}
        current={props.tab}
        counts={{ applications: applications.length, configurations: configurations.length }}
      />
      <RecordBody
        act={props.act}
        notes={
          <>
            <LadderNote record={record} />
            <CompletenessNote
              kind="deployment"
              id={record.id}
              stated={withConfiguration(props.fields, props.current?.configuration ?? null)}
              canEdit={can.edit}
            />
            <PeopleNote record={record} />
            <SealsNote record={record} />
            {props.version}
          </>
        }
      >
        <TabContent {...props} />
      </RecordBody>
    </>
  );
}

function TabContent(props: DeploymentPageProps) {
  const { tab, record, can } = props;
  const events = useEvents(props);
  const title = useTranslations("deployments.page.history")("title");
  if (tab === "applications") {
    return (
      <DeploymentApplications
        deploymentId={record.id}
        applications={props.applications}
        canAdd={can.addApplication}
      />
    );
  }
  if (tab === "configurations") {
    return (
      <DeploymentConfigurations
        deploymentId={record.id}
        configurations={props.configurations}
        current={props.current}
        fields={props.fields}
        canAdd={can.edit}
      />
    );
  }
  if (tab === "history") {
    return (
      <DecisionSection
        title={title}
        record={record}
        decisions={props.decisions}
        events={events}
        trailOf={can.readTrail ? record.id : null}
      />
    );
  }
  return (
    <>
      {props.findings}
      <DeploymentOverview
        fields={props.fields}
        endpoint={props.endpoint}
        endpointHref={can.readEndpoint ? `/deployments/${record.id}/endpoint` : null}
        module={props.module}
      />
    </>
  );
}

function useEvents({ record, configurations, createdAt }: DeploymentPageProps): HistoryEvent[] {
  const t = useTranslations("deployments.page.history");
  const registered = configurations.map(({ configuration }) => ({
    id: configuration.id,
    at: configuration.createdAt,
    title: t("configured", { ordinal: configuration.ordinal }),
    by: configuration.createdByName,
  }));
  return [...registered, { id: record.id, at: createdAt, title: t("created"), by: null }];
}

function useThread({ record, institution, current, applications, decisions }: DeploymentPageProps) {
  const t = useTranslations("reviews.record");
  const path = `/deployments/${record.id}`;
  return [
    {
      kind: t("kind.institution"),
      name: <RecordName {...institution} />,
      href: `/institutions/${institution.id}`,
    },
    {
      kind: t("kind.deployment"),
      name: <RecordName name={record.name} nameEn={record.nameEn} />,
      href: path,
      current: true,
    },
    {
      kind: t("kind.configuration"),
      name: current ? <code>{formatDigest(current.configuration.digest)}</code> : t("noConfiguration"),
      href: `${path}?tab=configurations`,
      ahead: current === null,
    },
    {
      kind: t("kind.application"),
      name: t("count", { count: applications.length }),
      href: `${path}?tab=applications`,
      ahead: applications.length === 0,
    },
    useDecisionNode(record, decisions, `${path}?tab=history`),
  ];
}

function What({ current, fields }: DeploymentPageProps) {
  const t = useTranslations("deployments.page");
  const locale = useLocale();
  if (current === null) return t("whatPlain");
  const model = current.model.name;
  const hosting = hostingModes.find((mode) => mode === fields.values.hosting);
  if (hosting === undefined) return t("whatNoHosting", { model });
  return t("what", { model, hosting: codeLabel("hostingModes", hosting, locale) });
}

function PartitionWords({ module }: { module: PartitionView }) {
  const t = useTranslations("deployments.page");
  const locale = useLocale();
  return t.rich("partition", {
    name: () => <LanguageText text={module.name} />,
    partition: codeLabel("partitions", module.partition, locale),
  });
}
