"use client";

import { useLocale, useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import { ChoiceField } from "@/components/form/choice-field";
import { TextField } from "@/components/form/text-field";
import { ToldOnce } from "@/components/form/told-once";
import { Section } from "@/components/ui/section";
import { hospitalRoles } from "@/db/values";
import type { FormAction, ShownOnce } from "@/lib/command/form-outcome";
import { formatDateTime } from "@/lib/i18n/format";
import { codeLabel } from "@/lib/reference/codes";
import { invitationForm } from "@/lib/users/member-schema";

/** Makes a link into the institution and shows it this once. */
export function InvitationForm({ action }: { action: FormAction }) {
  const t = useTranslations("members.invite");
  const locale = useLocale();
  const notes = { hospital_it: t("roleIt"), hospital_quality: t("roleQuality") };
  const roles = hospitalRoles.map((role) => ({
    value: role,
    label: codeLabel("hospitalRoles", role, locale),
    note: notes[role],
  }));
  return (
    <Section title={t("title")} id="invite">
      <div className="max-w-[40rem]">
        <ActionForm
          action={action}
          schema={invitationForm}
          defaultValues={{ role: null, note: "" }}
          label={t("title")}
          submitLabel={t("submit")}
          told={(once) => <InvitationLink once={once} />}
        >
          <ChoiceField name="role" label={t("role")} options={roles} />
          <TextField name="note" label={t("for")} hint={t("forHint")} />
        </ActionForm>
      </div>
    </Section>
  );
}

/** The secret stands behind the `#`: browsers send that part to no server and name it to no other page. */
function InvitationLink({ once: { secret, expiresAt } }: { once: ShownOnce }) {
  const t = useTranslations("members.invite");
  return (
    <ToldOnce
      key={secret}
      title={t("onceTitle")}
      label={t("onceLabel")}
      text={`${window.location.origin}/invitations/accept#${secret}`}
      note={t("onceNote", { until: formatDateTime(expiresAt) })}
    />
  );
}
