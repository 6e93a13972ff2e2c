import { useTranslations } from "next-intl";
import { NoteBox } from "@/components/ui/note-box";
import { Section } from "@/components/ui/section";
import type { FormAction } from "@/lib/command/form-outcome";
import { formatDateTime } from "@/lib/i18n/format";
import type { EndpointShown } from "./endpoint-shown";
import { Folded } from "./folded";
import { SwitchForm } from "./switch-form";

/** `isAdmin`: the reader is the security administrator, whom nobody overrules. */
type Props = { endpoint: EndpointShown; action: FormAction; isAdmin: boolean };

/** Who switched calls off and why, and the switch itself, as a section of the endpoint's page. */
export function KillSwitchSection(props: Props) {
  const t = useTranslations("endpoints.switch");
  return (
    <Section title={t("title")} note={t("killNote")}>
      <KillSwitch {...props} />
    </Section>
  );
}

/** The same without a heading, for a list of endpoints. */
export function KillSwitch({ endpoint, action, isAdmin }: Props) {
  const t = useTranslations("endpoints.switch");
  const { id, killedAt, killedByName, killedByRole, killReason } = endpoint;
  const isKilled = killedAt !== null;
  const isLocked = killedByRole === "admin_security" && !isAdmin;
  return (
    <>
      {isKilled ? (
        <NoteBox tone="zhu" glyph="overdue">
          {t("since", { name: killedByName ?? "", date: formatDateTime(killedAt), reason: killReason ?? "" })}
        </NoteBox>
      ) : null}
      {isLocked ? (
        <p className="soft mt-2">{t("security")}</p>
      ) : (
        <Folded title={isKilled ? t("release") : t("kill")}>
          <SwitchForm id={id} isKilled={isKilled} action={action} />
        </Folded>
      )}
    </>
  );
}
