"use client";

import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import { ChoiceField } from "@/components/form/choice-field";
import { NumberField } from "@/components/form/number-field";
import { TextField } from "@/components/form/text-field";
import { ToldOnce } from "@/components/form/told-once";
import { Section } from "@/components/ui/section";
import { type ApiScope, MAX_TOKEN_DAYS, TOKEN_DAYS } from "@/lib/auth/scopes";
import type { FormAction } from "@/lib/command/form-outcome";
import { formatDate } from "@/lib/i18n/format";
import { tokenForm } from "@/lib/users/token-schema";

type Props = { action: FormAction; scopes: readonly ApiScope[] };

/** A new token with a name, what it may do, and for how long. */
export function TokenForm({ action, scopes }: Props) {
  const t = useTranslations("api.tokens");
  const words = useTranslations("permissions.name");
  return (
    <Section id="make" title={t("make")}>
      <div className="max-w-[40rem]">
        <ActionForm
          action={action}
          schema={tokenForm}
          defaultValues={{ name: "", scopes: [], days: TOKEN_DAYS }}
          label={t("make")}
          submitLabel={t("form.submit")}
          told={({ secret, expiresAt }) => (
            <ToldOnce
              key={secret}
              title={t("made.title")}
              label={t("made.label")}
              text={secret}
              note={t("made.note", { date: formatDate(expiresAt) })}
            />
          )}
        >
          <TextField name="name" label={t("form.name")} hint={t("form.nameHint")} />
          <ChoiceField
            name="scopes"
            label={t("form.scopes")}
            hint={t("form.scopesHint")}
            options={scopes.map((scope) => ({ value: scope, label: words(scope), note: scope }))}
            multiple
          />
          <NumberField
            name="days"
            label={t("form.days")}
            hint={t("form.daysHint", { maximum: MAX_TOKEN_DAYS })}
            integer
          />
        </ActionForm>
      </div>
    </Section>
  );
}
