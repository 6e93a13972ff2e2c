import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { RecordName } from "@/components/records/record-name";
import type { RecordView } from "@/components/records/record-view";
import { StateMark } from "@/components/records/state-mark";
import { BadgeLadder } from "@/components/ui/badge-ladder";
import { ButtonLink } from "@/components/ui/button";
import { CodedBlank } from "@/components/ui/coded-blank";
import { Section } from "@/components/ui/section";
import { Cell, Row, RowHead, Table } from "@/components/ui/table";
import { codeLabel } from "@/lib/reference/codes";

export type HeldDeployment = Pick<RecordView, "id" | "number" | "name" | "nameEn" | "state" | "badge"> & {
  hosting: string | null;
};

/** The institution's deployments, each a link. */
export function InstitutionDeployments({
  deployments,
  canAdd,
}: {
  deployments: readonly HeldDeployment[];
  canAdd: boolean;
}) {
  const t = useTranslations("institutions.page");
  const column = useTranslations("deployments.page.column");
  const locale = useLocale();
  return (
    <Section
      id="deployments"
      title={t("section.deployments")}
      note={useTranslations("reviews.record")("count", { count: deployments.length })}
    >
      {deployments.length === 0 ? (
        <p className="soft">{t("deployment.none")}</p>
      ) : (
        <Table
          open
          caption={t("section.deployments")}
          head={(["name", "hosting", "badge", "state"] as const).map((key) => ({ key, label: column(key) }))}
        >
          {deployments.map((deployment) => (
            <Row key={deployment.id}>
              <RowHead sub={<code>{deployment.number}</code>}>
                <Link href={`/deployments/${deployment.id}`}>
                  <RecordName name={deployment.name} nameEn={deployment.nameEn} />
                </Link>
              </RowHead>
              <Cell label={column("hosting")}>
                {deployment.hosting ? (
                  codeLabel("hostingModes", deployment.hosting, locale)
                ) : (
                  <CodedBlank reason="unknown" />
                )}
              </Cell>
              <Cell label={column("badge")}>
                <BadgeLadder badge={deployment.badge} />
              </Cell>
              <Cell label={column("state")}>
                <StateMark state={deployment.state} />
              </Cell>
            </Row>
          ))}
        </Table>
      )}
      {canAdd ? (
        <p className="mt-3">
          <ButtonLink href="/deployments/new">{t("deployment.add")}</ButtonLink>
        </p>
      ) : null}
    </Section>
  );
}
