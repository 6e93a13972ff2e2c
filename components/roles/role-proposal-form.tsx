"use client";

import { useLocale, useTranslations } from "next-intl";
import { useWatch } from "react-hook-form";
import { ActionForm } from "@/components/form/action-form";
import { ChoiceField } from "@/components/form/choice-field";
import { SelectField, type SelectOption } from "@/components/form/select-field";
import { TextArea } from "@/components/form/text-area";
import { TextField } from "@/components/form/text-field";
import { Section } from "@/components/ui/section";
import type { FormAction } from "@/lib/command/form-outcome";
import { codeLabel, codeOptions } from "@/lib/reference/codes";
import { NO_ROLE, roleProposal } from "@/lib/users/role-schema";
import { proposableRoles, proposalPayload, roleKind } from "./role-payload";

type Props = { action: FormAction; areas: readonly SelectOption[] };

const empty = {
  email: "",
  toRole: null,
  institutionNumber: "",
  authority: null,
  jurisdictionCode: null,
  reason: "",
};

/** Whose role, which one, where, and why. */
export function RoleProposalForm({ action, areas }: Props) {
  const t = useTranslations("roles");
  const locale = useLocale();
  const roles = proposableRoles.map((role) => ({
    value: role,
    label: role === NO_ROLE ? t("none") : codeLabel("actorRoles", role, locale),
  }));
  return (
    <Section title={t("propose.title")} id="propose">
      <div className="max-w-[40rem]">
        <ActionForm
          action={action}
          schema={roleProposal}
          toPayload={proposalPayload}
          defaultValues={empty}
          label={t("propose.title")}
          submitLabel={t("propose.submit")}
        >
          <TextField
            name="email"
            type="email"
            label={t("propose.email")}
            hint={t("propose.emailHint")}
            autoComplete="off"
          />
          <SelectField name="toRole" label={t("propose.role")} hint={t("propose.roleHint")} options={roles} />
          <Place areas={areas} />
          <TextArea name="reason" label={t("propose.reason")} hint={t("propose.reasonHint")} maximum={500} />
        </ActionForm>
      </div>
    </Section>
  );
}

function Place({ areas }: Pick<Props, "areas">) {
  const t = useTranslations("roles.propose");
  const locale = useLocale();
  const kind = roleKind(useWatch({ name: "toRole" }));
  if (kind === "hospital") {
    return <TextField name="institutionNumber" label={t("institution")} hint={t("institutionHint")} mono />;
  }
  if (kind === "portal") return null;
  return (
    <>
      <ChoiceField name="authority" label={t("authority")} options={codeOptions("authorities", locale)} />
      <SelectField name="jurisdictionCode" label={t("jurisdiction")} options={areas} />
    </>
  );
}
