import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { FieldValue } from "@/components/records/field-value";
import { KeyValueList } from "@/components/ui/key-value-list";
import { Section } from "@/components/ui/section";
import type { FieldKey } from "@/lib/register/labels";
import type { PublicField } from "@/lib/register/public-record";
import type { FieldSection } from "@/lib/register/sections";

type Props = {
  section: FieldSection;
  fields: Readonly<Record<string, PublicField>>;
  note?: ReactNode;
  children?: ReactNode;
};

/** One section of a record: each public field with its value or coded blank, and its seal. */
export function FieldSectionView({ section, fields, note, children }: Props) {
  const t = useTranslations();
  const items = section.fields.flatMap((field) => {
    const known = fields[field];
    if (known === undefined) return [];
    // The fields of a section are fields of its kind (sections.test.ts); each has its word in the catalogue.
    const term = t(`codes.fields.${section.kind}.${field}` as `codes.${FieldKey}`);
    const value = (
      <FieldValue
        key={field}
        kind={section.kind}
        field={field}
        value={known.value}
        provenance={known}
        older={known.older}
      />
    );
    return [{ key: field, term, value }];
  });
  return (
    <Section id={section.id} title={t(`register.record.section.${section.id}`)} note={note}>
      <KeyValueList items={items} />
      {children}
    </Section>
  );
}
