import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { LanguageText } from "@/components/records/language-text";
import { Section } from "@/components/ui/section";
import { isNoneDeclared, kindOfRow, recordHref } from "@/lib/register/listed-row";
import type { PublicRecord, RecordPage } from "@/lib/register/public-record";
import { institutionNameOf } from "@/lib/register/record-name";
import { type FieldSection, recordSections } from "@/lib/register/sections";
import { ConfigurationDigest } from "./configuration-digest";
import { FieldSectionView } from "./field-section";
import { RelatedRecords } from "./related-records";

/** What the record states, section by section, and the records it hangs together with. */
export function RecordSections({ page }: { page: RecordPage }) {
  const { record } = page;
  const kind = kindOfRow(record);
  const declared = { isNoneDeclared: isNoneDeclared(page) };
  return (
    <>
      {recordSections[kind].map((section) => (
        <OwnSection key={section.id} section={section} record={record} />
      ))}
      {kind === "application" ? <ServedBy page={page} /> : null}
      {kind === "institution" ? (
        <RelatedRecords id="deployments" rows={page.deployments} {...declared} />
      ) : null}
      {kind === "application" ? null : (
        <RelatedRecords id="applications" rows={page.applications} {...declared} />
      )}
    </>
  );
}

function OwnSection({ section, record }: { section: FieldSection; record: PublicRecord }) {
  const t = useTranslations("register.record");
  const isEmpty = section.id === "configuration" && record.configurationDigest === null;
  if (isEmpty) {
    return (
      <Section id={section.id} title={t("section.configuration")}>
        <p className="soft">{t("noConfiguration")}</p>
      </Section>
    );
  }
  return (
    <FieldSectionView section={section} fields={record.document.fields}>
      {section.id === "configuration" ? <ConfigurationDigest digest={record.configurationDigest} /> : null}
    </FieldSectionView>
  );
}

const configurationSections = recordSections.deployment.filter(({ id }) => id === "configuration");

/** An application's page shows what serves it: the configuration of its deployment, with a link to all of it. */
function ServedBy({ page }: { page: RecordPage }) {
  const t = useTranslations("register.record");
  const locale = useLocale();
  const { deployment } = page;
  if (deployment === null) {
    return (
      <Section id="configuration" title={t("section.configuration")}>
        <p className="soft">{t("configurationElsewhere")}</p>
      </Section>
    );
  }
  const note = (
    <>
      <Link href={recordHref(deployment.number)}>
        <LanguageText text={deployment.nameZh} />
      </Link>
      <span className="vh">{institutionNameOf(deployment, locale)}</span>
    </>
  );
  if (deployment.configurationDigest === null) {
    return (
      <Section id="configuration" title={t("section.configuration")} note={note}>
        <p className="soft">{t("noConfiguration")}</p>
      </Section>
    );
  }
  return configurationSections.map((section) => (
    <FieldSectionView key={section.id} section={section} fields={deployment.document.fields} note={note}>
      <ConfigurationDigest digest={deployment.configurationDigest} />
    </FieldSectionView>
  ));
}
