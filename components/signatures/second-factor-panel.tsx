"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { ActionForm } from "@/components/form/action-form";
import { ButtonLink } from "@/components/ui/button";
import { Section } from "@/components/ui/section";
import { StatusMark } from "@/components/ui/status-mark";
import type { FormAction } from "@/lib/command/form-outcome";
import { CodeField, PasswordField } from "./code-field";
import { RecoveryCodes } from "./recovery-codes";

export type FactorActions = { begin: FormAction; confirm: FormAction; renew: FormAction; remove: FormAction };

type Props = {
  state: "none" | "pending" | "active";
  /** The secret as code and text, while it waits for its first code. */
  secret: ReactNode;
  /** When it was set up and how many codes are left, in words. */
  standing: ReactNode;
  actions: FactorActions;
  /** Where the person came from to set it up. */
  next: string | null;
};

const both = { password: "", code: "" };

/**
 * One's second factor, from nothing to in use. The recovery codes come back with an answer and are kept by this panel while
 * the forms around it change; once it is left they are nowhere.
 */
export function SecondFactorPanel({ state, secret, standing, actions, next }: Props) {
  const t = useTranslations("signatures.factor");
  const [codes, setCodes] = useState<readonly string[]>([]);
  const keeping =
    (action: FormAction): FormAction =>
    async (previous, payload) => {
      const outcome = await action(previous, payload);
      if (outcome.ok && outcome.codes) setCodes(outcome.codes);
      return outcome;
    };
  if (state === "none") {
    return (
      <Section title={t("beginTitle")} note={t("step", { step: 1 })}>
        <p className="soft mb-4">{t("beginNote")}</p>
        <ActionForm
          key="begin"
          action={actions.begin}
          defaultValues={{ password: "" }}
          label={t("beginTitle")}
          submitLabel={t("begin")}
        >
          <PasswordField />
        </ActionForm>
      </Section>
    );
  }
  if (state === "pending") {
    return (
      <Section title={t("scanTitle")} note={t("step", { step: 2 })}>
        {secret}
        <ActionForm
          key="confirm"
          action={keeping(actions.confirm)}
          defaultValues={{ code: "" }}
          label={t("scanTitle")}
          submitLabel={t("confirm")}
        >
          <CodeField />
        </ActionForm>
      </Section>
    );
  }
  return (
    <>
      <Section title={t("activeTitle")}>
        {codes.length > 0 ? <RecoveryCodes key={codes[0]} codes={codes} /> : null}
        <p>
          <StatusMark glyph="met" tone="pine">
            {t("active")}
          </StatusMark>
        </p>
        <p className="soft mt-2">{standing}</p>
        {next === null ? null : (
          <p className="mt-3">
            <ButtonLink look="primary" href={next}>
              {t("back")}
            </ButtonLink>
          </p>
        )}
      </Section>
      <Section title={t("renewTitle")}>
        <p className="soft mb-4">{t("renewNote")}</p>
        <ActionForm
          key={`renew ${codes[0]}`}
          action={keeping(actions.renew)}
          defaultValues={both}
          label={t("renewTitle")}
          submitLabel={t("renew")}
          submitLook="outlined"
        >
          <PasswordField />
          <CodeField recovery />
        </ActionForm>
      </Section>
      <Section title={t("removeTitle")}>
        <p className="soft mb-4">{t("removeNote")}</p>
        <ActionForm
          key="remove"
          action={actions.remove}
          defaultValues={both}
          label={t("removeTitle")}
          submitLabel={t("remove")}
          submitLook="danger"
        >
          <PasswordField />
          <CodeField recovery />
        </ActionForm>
      </Section>
    </>
  );
}
