import { useTranslations } from "next-intl";
import { LanguageText } from "@/components/records/language-text";
import { PartitionMark } from "@/components/records/partition-mark";
import { Section } from "@/components/ui/section";
import { Cell, Row, RowHead, Table } from "@/components/ui/table";

export type ModuleView = { id: string; name: string; partition: string };

/** The institution's infrastructure modules with the partition each belongs to. */
export function InstitutionModules({ modules }: { modules: readonly ModuleView[] }) {
  const t = useTranslations("institutions.page");
  return (
    <Section title={t("section.modules")} note={t("module.note")}>
      {modules.length === 0 ? (
        <p className="soft">{t("module.none")}</p>
      ) : (
        <Table
          open
          caption={t("section.modules")}
          head={[
            { key: "name", label: t("module.name") },
            { key: "partition", label: t("module.partition") },
          ]}
        >
          {modules.map((module) => (
            <Row key={module.id}>
              <RowHead>
                <LanguageText text={module.name} />
              </RowHead>
              <Cell label={t("module.partition")}>
                <PartitionMark partition={module.partition} />
              </Cell>
            </Row>
          ))}
        </Table>
      )}
    </Section>
  );
}
