"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { ActionForm } from "@/components/form/action-form";
import { ButtonLink } from "@/components/ui/button";
import { NoteBox } from "@/components/ui/note-box";
import type { FormAction } from "@/lib/command/form-outcome";
import { forgetInvitation, useInvitation } from "./kept-invitation";

/** Who opened the link: nobody signed in, somebody without a role, or somebody who has one. */
export type Invited =
  | { stand: "visitor" }
  | { stand: "member" }
  | { stand: "account"; name: string; email: string };

type Props = { invited: Invited; action: FormAction };

const back = `?next=${encodeURIComponent("/invitations/accept")}`;

/** Reads the link in the browser and offers whatever comes next. */
export function AcceptInvitation({ invited, action }: Props) {
  const t = useTranslations("members.accept");
  const secret = useInvitation();
  if (invited.stand === "member") {
    return (
      <NoteBox tone="ochre" title={t("memberTitle")}>
        {t("member")}
      </NoteBox>
    );
  }
  if (secret === undefined) return <p className="soft">{t("reading")}</p>;
  if (secret === null) {
    return (
      <NoteBox tone="ochre" title={t("missingTitle")} announce>
        {t("missing")}
      </NoteBox>
    );
  }
  if (invited.stand === "visitor") return <SignInFirst />;
  return <Acceptance secret={secret} invited={invited} action={action} />;
}

function SignInFirst() {
  const t = useTranslations("members.accept");
  return (
    <>
      <NoteBox title={t("visitorTitle")}>{t("visitor")}</NoteBox>
      <p className="acts mt-5">
        <ButtonLink look="primary" href={`/sign-in${back}`}>
          {t("signIn")}
        </ButtonLink>
        <ButtonLink href={`/sign-up${back}`}>{t("signUp")}</ButtonLink>
      </p>
    </>
  );
}

type AcceptanceProps = {
  secret: string;
  invited: Extract<Invited, { stand: "account" }>;
  action: FormAction;
};

function Acceptance({ secret, invited: { name, email }, action }: AcceptanceProps) {
  const t = useTranslations("members.accept");
  const accept: FormAction = useCallback(
    async (previous, payload) => {
      const outcome = await action(previous, payload);
      // A link that was refused stays: the person may sign in as somebody else.
      if (outcome.ok) forgetInvitation();
      return outcome;
    },
    [action],
  );
  return (
    <ActionForm action={accept} defaultValues={{ secret }} label={t("submit")} submitLabel={t("submit")}>
      <p>
        <b>{t("as", { name, email })}</b>
      </p>
      <p className="soft mt-2">{t("note")}</p>
    </ActionForm>
  );
}
