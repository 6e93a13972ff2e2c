import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { RecordName } from "@/components/records/record-name";
import type { RecordView } from "@/components/records/record-view";
import { StateMark } from "@/components/records/state-mark";
import { BadgeLadder } from "@/components/ui/badge-ladder";
import { ButtonLink } from "@/components/ui/button";
import { Section } from "@/components/ui/section";
import { Cell, Row, RowHead, Table } from "@/components/ui/table";
import { titleOfUseCase } from "@/lib/reference/use-cases";

export type ServedApplication = Pick<RecordView, "id" | "number" | "name" | "nameEn" | "state" | "badge"> & {
  useCaseId: string | null;
};

type Props = { deploymentId: string; applications: readonly ServedApplication[]; canAdd: boolean };

/** The applications a deployment serves, each a link. */
export function DeploymentApplications({ deploymentId, applications, canAdd }: Props) {
  const t = useTranslations("deployments.page");
  const records = useTranslations("reviews.record");
  const locale = useLocale();
  const heads = [
    { key: "name", label: t("tabs.applications") },
    { key: "useCase", label: t("applications.useCase") },
    { key: "badge", label: t("column.badge") },
    { key: "state", label: t("column.state") },
  ];
  return (
    <Section title={t("tabs.applications")} note={records("count", { count: applications.length })}>
      {applications.length === 0 ? (
        <p className="soft">{t("applications.none")}</p>
      ) : (
        <Table open caption={t("tabs.applications")} head={heads}>
          {applications.map((application) => (
            <Row key={application.id}>
              <RowHead sub={<code>{application.number}</code>}>
                <Link href={`/applications/${application.id}`}>
                  <RecordName name={application.name} nameEn={application.nameEn} />
                </Link>
              </RowHead>
              <Cell label={t("applications.useCase")}>
                {application.useCaseId
                  ? titleOfUseCase(application.useCaseId, locale)
                  : t("applications.noUse")}
              </Cell>
              <Cell label={t("column.badge")}>
                <BadgeLadder badge={application.badge} />
              </Cell>
              <Cell label={t("column.state")}>
                <StateMark state={application.state} />
              </Cell>
            </Row>
          ))}
        </Table>
      )}
      {canAdd ? (
        <p className="mt-3">
          <ButtonLink href={`/deployments/${deploymentId}/applications/new`}>
            {t("applications.add")}
          </ButtonLink>
        </p>
      ) : null}
    </Section>
  );
}
