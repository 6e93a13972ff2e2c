"use client";

import { useLocale, useTranslations } from "next-intl";
import { useWatch } from "react-hook-form";
import { ActionForm } from "@/components/form/action-form";
import { ChoiceField } from "@/components/form/choice-field";
import type { FormValues } from "@/components/form/payload";
import { SelectField, type SelectOption } from "@/components/form/select-field";
import { TextArea } from "@/components/form/text-area";
import { TextField } from "@/components/form/text-field";
import type { SaveDraft } from "@/components/form/use-draft";
import { UsccField } from "@/components/institutions/institution-form-uscc";
import { Cols, Note } from "@/components/ui/folio";
import { hospitalRoles } from "@/db/values";
import type { FormAction } from "@/lib/command/form-outcome";
import { codeLabel } from "@/lib/reference/codes";
import { membershipRequestForm } from "@/lib/users/schema";
import { LikeInstitutions } from "./like-institutions";
import { type LookUp, type LookUpAnswer, RequestLookUp } from "./request-look-up";
import { requestPayload, startingRequest } from "./request-payload";
import type { FindAlike } from "./use-like-institutions";

type Props = {
  action: FormAction;
  lookUp: LookUp;
  findAlike: FindAlike;
  /** The record the address names, if it is public. */
  claimed: LookUpAnswer | null;
  /** What the person typed before, and when it was kept. */
  draft: { content: FormValues; savedAt: string } | null;
  saveDraft: SaveDraft;
  provinces: readonly SelectOption[];
  types: readonly SelectOption[];
};

/** Which institution, which role, and why a reviewer may believe it. */
export function RequestForm(props: Props) {
  const { action, claimed, draft, saveDraft } = props;
  const t = useTranslations("auth.request");
  const defaultValues = startingRequest(draft?.content ?? null, claimed?.number ?? null);
  return (
    <Cols
      notes={
        <Note title={t("answer")}>
          <p>{t("answerNote")}</p>
        </Note>
      }
    >
      <ActionForm
        action={action}
        schema={membershipRequestForm}
        toPayload={requestPayload}
        defaultValues={defaultValues}
        saveDraft={saveDraft}
        draftSavedAt={draft?.savedAt ?? null}
        layout="folio"
        submitLabel={t("submit")}
        label={t("title")}
      >
        <div className="max-w-[40rem]">
          <KindField />
          <Subject {...props} />
          <RoleField />
          <TextArea name="statement" label={t("statement")} hint={t("statementHint")} maximum={500} />
        </div>
      </ActionForm>
    </Cols>
  );
}

function KindField() {
  const t = useTranslations("auth.request");
  const options = [
    { value: "claim", label: t("claim"), note: t("claimNote") },
    { value: "new_institution", label: t("new"), note: t("newNote") },
  ];
  return <ChoiceField name="kind" label={t("kind")} options={options} />;
}

function RoleField() {
  const t = useTranslations("auth.request");
  const locale = useLocale();
  const notes = { hospital_it: t("roleIt"), hospital_quality: t("roleQuality") };
  const options = hospitalRoles.map((role) => ({
    value: role,
    label: codeLabel("hospitalRoles", role, locale),
    note: notes[role],
  }));
  return <ChoiceField name="role" label={t("role")} options={options} />;
}

function Subject({
  lookUp,
  findAlike,
  claimed,
  provinces,
  types,
}: Pick<Props, "lookUp" | "findAlike" | "claimed" | "provinces" | "types">) {
  const t = useTranslations("auth.request");
  const kind: unknown = useWatch({ name: "kind" });
  if (kind !== "new_institution") return <RequestLookUp lookUp={lookUp} claimed={claimed} />;
  return (
    <>
      <TextField name="proposal.nameZh" label={t("nameZh")} hint={t("nameZhHint")} />
      <TextField name="proposal.nameEn" label={t("nameEn")} optional />
      <SelectField
        name="proposal.provinceAdcode"
        label={t("province")}
        hint={t("provinceHint")}
        options={provinces}
      />
      <LikeInstitutions find={findAlike} />
      <UsccField name="proposal.uscc" label={t("uscc")} hint={t("usccHint")} />
      <ChoiceField name="proposal.type" label={t("type")} options={types} />
      <TextField name="proposal.campus" label={t("campus")} hint={t("campusHint")} optional />
    </>
  );
}
