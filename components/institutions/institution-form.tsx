"use client";

import { useTranslations } from "next-intl";
import { useFieldWords } from "@/components/form/record/field-words";
import { RecordForm, type RecordFormProps } from "@/components/form/record/record-form";
import { institutionForm } from "@/lib/institutions/schema";
import { ProvinceField, WarnedCodeField } from "./institution-form-codes";
import { ContactsField } from "./institution-form-contacts";
import { institutionSpec } from "./institution-form-spec";
import { UsccField } from "./institution-form-uscc";

type Props = RecordFormProps & {
  provinceName: string;
  /** Six-digit codes of the divisions, for the warnings about licence and insurance code. */
  divisions: readonly string[];
  contactKinds: readonly { value: string; label: string }[];
};

/** What a hospital states about itself. */
export function InstitutionForm({ provinceName, divisions, contactKinds, ...shared }: Props) {
  const t = useTranslations("institutions.form");
  const words = useFieldWords("institution");
  const named = (name: string) => ({ name, label: words.label(name), hint: words.hint(name) });
  const own = {
    uscc: <UsccField {...named("uscc")} />,
    licenceNo: <WarnedCodeField {...named("licenceNo")} check="licenceNo" divisions={divisions} />,
    insuranceCode: (
      <WarnedCodeField {...named("insuranceCode")} check="insuranceCode" divisions={divisions} />
    ),
    provinceAdcode: <ProvinceField {...named("provinceAdcode")} provinceName={provinceName} />,
  };
  const contacts = {
    id: "contacts",
    title: t("sections.contacts"),
    lead: <p className="hint">{t("contacts.lead")}</p>,
    content: <ContactsField kinds={contactKinds} label={t("sections.contacts")} />,
  };
  const titles: Record<string, string> = { identity: t("sections.identity"), size: t("sections.size") };
  return (
    <RecordForm
      {...shared}
      spec={institutionSpec}
      schema={institutionForm}
      label={t("label")}
      submitLabel={t("submit")}
      titleOf={(section) => titles[section] ?? ""}
      own={own}
      extra={[contacts]}
    />
  );
}
