import { useLocale, useTranslations } from "next-intl";
import { LanguageText } from "@/components/records/language-text";
import { PartitionMark } from "@/components/records/partition-mark";
import { FieldSection, type FieldsOfRecord } from "@/components/records/record-fields";
import { WideTerms } from "@/components/records/wide-terms";
import { ButtonLink } from "@/components/ui/button";
import { KeyValueList } from "@/components/ui/key-value-list";
import { Section } from "@/components/ui/section";
import { StatusMark } from "@/components/ui/status-mark";
import { endpointSchemes, serverKinds } from "@/db/values";
import type { deploymentFields } from "@/lib/deployments/schema";
import { codeLabel } from "@/lib/reference/codes";

export type EndpointView = {
  serverKind: string | null;
  scheme: string | null;
  host: string | null;
  port: number | null;
  modelIdSent: string | null;
  isSimulator: boolean;
};
export type PartitionView = { name: string; partition: string };

const sections = {
  run: ["name", "lifecycleStage", "startedOn", "hosting", "description"],
  place: ["networkZone", "isInternetExposed", "mlpsLevel"],
  people: ["ownerDepartment", "supplierName", "integratorName"],
} as const satisfies Record<string, readonly (typeof deploymentFields)[number][]>;

type Props = {
  fields: Omit<FieldsOfRecord, "kind">;
  endpoint: EndpointView | null;
  /** Its own page, with approval, tests and limits; null for who has nothing to do with endpoints. */
  endpointHref: string | null;
  module: PartitionView | null;
};

/** Everything a deployment states about itself. */
export function DeploymentOverview({ fields, endpoint, endpointHref, module }: Props) {
  const t = useTranslations("deployments.page.section");
  return (
    <>
      {(["run", "place", "people"] as const).map((section) => (
        <FieldSection
          key={section}
          {...fields}
          kind="deployment"
          title={t(section)}
          fields={sections[section]}
        />
      ))}
      <ModuleSection module={module} />
      {endpointHref === null ? null : <EndpointSection endpoint={endpoint} href={endpointHref} />}
    </>
  );
}

function ModuleSection({ module }: { module: PartitionView | null }) {
  const t = useTranslations("deployments.page");
  return (
    <Section title={t("section.module")}>
      {module === null ? (
        <p className="soft">{t("module.none")}</p>
      ) : (
        <WideTerms>
          <KeyValueList
            items={[
              { key: "name", term: t("module.name"), value: <LanguageText text={module.name} /> },
              {
                key: "partition",
                term: t("module.partition"),
                value: <PartitionMark partition={module.partition} />,
              },
            ]}
          />
        </WideTerms>
      )}
    </Section>
  );
}

function EndpointSection({ endpoint, href }: { endpoint: EndpointView | null; href: string }) {
  const t = useTranslations("deployments.page");
  const locale = useLocale();
  const server = serverKinds.find((kind) => kind === endpoint?.serverKind);
  const scheme = endpointSchemes.find((known) => known === endpoint?.scheme);
  return (
    <Section title={t("section.endpoint")} note={t("endpoint.note")}>
      {endpoint === null ? (
        <p className="soft">{t("endpoint.none")}</p>
      ) : (
        <WideTerms>
          <KeyValueList
            items={[
              {
                key: "server",
                term: t("endpoint.serverKind"),
                value: server ? codeLabel("serverKinds", server, locale) : "",
              },
              {
                key: "address",
                term: t("endpoint.address"),
                value: endpoint.isSimulator ? (
                  <StatusMark glyph="draft" tone="plum" tag>
                    {t("endpoint.simulator")}
                  </StatusMark>
                ) : (
                  <code className="break-all">{`${scheme ?? ""}://${endpoint.host ?? ""}:${endpoint.port ?? ""}`}</code>
                ),
              },
              { key: "model", term: t("endpoint.model"), value: <code>{endpoint.modelIdSent}</code> },
            ]}
          />
        </WideTerms>
      )}
      <p className="mt-3 print:hidden">
        <ButtonLink href={href}>{t("endpoint.open")}</ButtonLink>
      </p>
    </Section>
  );
}
