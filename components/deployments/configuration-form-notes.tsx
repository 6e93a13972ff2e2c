import { useTranslations } from "next-intl";
import { FormNotes } from "@/components/records/form-notes";
import { CopyDigest } from "@/components/ui/copy-digest";
import { Note } from "@/components/ui/folio";
import { configurationFields, publicConfigurationFields } from "@/lib/deployments/configuration";

type Props = { current: { digest: string; ordinal: number } | null };

/** The margin of the configuration's form: what is in force, why we ask, no secrets. */
export function ConfigurationFormNotes({ current }: Props) {
  const t = useTranslations("deployments.form");
  return (
    <FormNotes kind="configuration" fields={configurationFields} publicFields={publicConfigurationFields}>
      <Note title={t("thread.configuration")}>
        {current === null ? (
          <p>{t("configuration.noCurrent")}</p>
        ) : (
          <p>
            {t("configuration.ordinal", { ordinal: current.ordinal })} <CopyDigest digest={current.digest} />
          </p>
        )}
      </Note>
      <Note title={t("configuration.notes.why")}>
        <p>{t("configuration.notes.whyText")}</p>
      </Note>
      <Note title={t("configuration.notes.secrets")}>
        <p>{t("configuration.notes.secretsText")}</p>
      </Note>
    </FormNotes>
  );
}
