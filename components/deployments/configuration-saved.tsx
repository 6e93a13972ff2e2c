import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button";
import { CopyDigest } from "@/components/ui/copy-digest";
import { NoteBox } from "@/components/ui/note-box";
import { ConfigurationChanges } from "./configuration-changes";
import type { ConfigurationView } from "./deployment-configurations";

type Props = { deploymentId: string; saved: ConfigurationView; before: ConfigurationView | null };

/** What has just been put in force: its fingerprint, and what differs from the configuration before it. */
export function ConfigurationSaved({ deploymentId, saved, before }: Props) {
  const t = useTranslations("deployments.form.configuration");
  const { digest, ordinal } = saved.configuration;
  return (
    <>
      <div className="mt-5">
        <NoteBox tone="pine" glyph="met" title={t("saved")} announce>
          <p>
            {t("fingerprint")} <CopyDigest digest={digest} />{" "}
            <span className="muted">{t("ordinal", { ordinal })}</span>
          </p>
          <p className="acts mt-2">
            {/* After the first configuration the applications are what is missing; after a later one, nothing is. */}
            <ButtonLink
              href={`/deployments/${deploymentId}/applications/new`}
              look={before === null ? "primary" : "outlined"}
            >
              {t("toApplication")}
            </ButtonLink>
            <ButtonLink href={`/deployments/${deploymentId}`} look={before === null ? "outlined" : "primary"}>
              {t("toDeployment")}
            </ButtonLink>
          </p>
        </NoteBox>
      </div>
      <div className="folio mt-5">
        <ConfigurationChanges current={saved} before={before} />
      </div>
    </>
  );
}
