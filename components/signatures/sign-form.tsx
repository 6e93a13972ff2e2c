"use client";

import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { z } from "zod";
import { ActionForm } from "@/components/form/action-form";
import type { FormValues } from "@/components/form/payload";
import { ButtonLink } from "@/components/ui/button";
import { CopyDigest } from "@/components/ui/copy-digest";
import { KeyValueList } from "@/components/ui/key-value-list";
import { NoteBox } from "@/components/ui/note-box";
import type { ActorRole, Authority } from "@/db/values";
import type { SignatureMeaning } from "@/db/values/signatures";
import type { FormAction } from "@/lib/command/form-outcome";
import { CodeField, PasswordField } from "./code-field";

/** Who signs, as `personOf` tells it: plain data. */
type Signer = { name: string; role: ActorRole; authority: Authority | null; reach: string | null };

type Props = {
  /** A server action around a command of `defineSignedCommand`. */
  action: FormAction;
  /** The command's own members, those with fields among them (`children`) and those without. */
  values?: FormValues;
  /** Turns the form's values into the command's input, where they differ. */
  toPayload?: (values: FormValues) => unknown;
  /** The command's input, for a first look before anything is sent. */
  schema?: z.ZodType;
  meaning: SignatureMeaning;
  signer: Signer;
  /** `canonicalDigest` of exactly what this page displays to be signed. */
  displayedDigest: string;
  /** Whether the signer has a second factor (`getSecondFactor`). */
  isEnrolled: boolean;
  label: string;
  /** The command's own fields, above the credentials. */
  children?: ReactNode;
};

/** Signing: what it is over and means, as whom, then password and code, each time anew. Nothing of it is kept as a draft. */
export function SignForm(props: Props) {
  const { meaning, signer, displayedDigest, isEnrolled, values, action, label } = props;
  const t = useTranslations("signatures.form");
  const word = useTranslations("signatures.meaning")(meaning);
  const office = useTranslations("shell");
  const path = usePathname();
  const { name, role, authority, reach } = signer;
  const words = [name, office(`role.${role}`), authority && office(`authority.${authority}`), reach].filter(
    Boolean,
  );
  const items = [
    { key: "signer", term: t("signer"), value: words.join(" · ") },
    { key: "meaning", term: t("meaning"), value: word },
    { key: "digest", term: t("digest"), value: <CopyDigest digest={displayedDigest} /> },
  ];
  if (!isEnrolled) {
    return (
      <NoteBox tone="ochre" glyph="lock" title={t("notEnrolled")}>
        <p>{t("notEnrolledNote")}</p>
        <p className="mt-3">
          <ButtonLink look="primary" href={`/profile/second-factor?next=${encodeURIComponent(path)}`}>
            {t("enrol")}
          </ButtonLink>
        </p>
      </NoteBox>
    );
  }
  return (
    <ActionForm
      action={action}
      defaultValues={{ ...values, displayedDigest, credential: { password: "", code: "" } }}
      label={label}
      submitLabel={t("submit", { meaning: word })}
      {...(props.schema ? { schema: props.schema } : {})}
      {...(props.toPayload ? { toPayload: props.toPayload } : {})}
    >
      {props.children}
      <div className="mb-4">
        <KeyValueList items={items} tight />
      </div>
      <PasswordField name="credential.password" />
      <CodeField name="credential.code" recovery />
      <p className="muted mb-3 text-sm">{t("final")}</p>
    </ActionForm>
  );
}
