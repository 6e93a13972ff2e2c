import { useTranslations } from "next-intl";
import { FormNotes } from "@/components/records/form-notes";
import { Note } from "@/components/ui/folio";
import { deploymentFields, publicDeploymentFields } from "@/lib/deployments/schema";

/** The margin of the deployment's form. */
export function DeploymentFormNotes() {
  const t = useTranslations("deployments.form.notes");
  return (
    <FormNotes kind="deployment" fields={deploymentFields} publicFields={publicDeploymentFields}>
      <Note title={t("why")}>
        <p>{t("whyText")}</p>
      </Note>
      <Note title={t("next")}>
        <p>{t("nextText")}</p>
      </Note>
    </FormNotes>
  );
}
