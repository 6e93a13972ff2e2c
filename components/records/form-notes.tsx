import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Note } from "@/components/ui/folio";
import { askedReason } from "@/lib/records/asked-because";
import type { FieldKind } from "@/lib/register/labels";
import { AskedWhy } from "./asked-why";
import { useFieldLabel } from "./field-label";

type Props = {
  kind: FieldKind;
  fields: readonly string[];
  publicFields: readonly string[];
  /** Notes of this form, before those that every form has. */
  children: ReactNode;
};

/** The margin of a record's form: why we ask, how to leave a blank, no patient data, what the public will see. */
export function FormNotes({ kind, fields, publicFields, children }: Props) {
  const t = useTranslations("forms.record");
  const label = useFieldLabel(kind);
  const names = (list: readonly string[]) => list.map(label).join(t("separator"));
  const internal = fields.filter((field) => !publicFields.includes(field));
  return (
    <>
      {children}
      <WhyAsked kind={kind} fields={fields} />
      <Note title={t("blankTitle")}>
        <p>{t("blankWhy")}</p>
      </Note>
      <Note title={t("noPatient")}>
        <p>{t("noPatientWhy")}</p>
      </Note>
      <Note title={t("public")}>
        <p>{names(publicFields)}</p>
      </Note>
      {internal.length > 0 ? (
        <Note title={t("internal")}>
          <p>{names(internal)}</p>
        </Note>
      ) : null}
    </>
  );
}

/** The fields of a form under the reasons they are asked for. */
function WhyAsked({ kind, fields }: Pick<Props, "kind" | "fields">) {
  const t = useTranslations();
  const label = useFieldLabel(kind);
  const reasons = [...new Set(fields.map((field) => askedReason(kind, field)))];
  return (
    <Note title={t("asked.why")}>
      <ul className="grid list-none gap-2">
        {reasons.map((reason) =>
          reason === null ? null : (
            <li key={reason}>
              <details>
                <summary>
                  {fields
                    .filter((field) => askedReason(kind, field) === reason)
                    .map(label)
                    .join(t("forms.record.separator"))}
                </summary>
                <p className="mt-1 text-sm">
                  <AskedWhy reason={reason} />
                </p>
              </details>
            </li>
          ),
        )}
      </ul>
    </Note>
  );
}
