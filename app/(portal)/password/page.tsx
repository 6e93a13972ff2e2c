import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PasswordForm } from "@/components/auth/password-form";
import { Cols, Folio, Note } from "@/components/ui/folio";
import { PageHead } from "@/components/ui/page-head";
import { requireViewer } from "@/lib/auth/viewer";
import { changePasswordAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth.password"))("title") };
}

export default async function PasswordPage() {
  await requireViewer("password:change");
  const t = await getTranslations("auth.password");
  const notes = (
    <>
      <Note title={t("noteTitle")}>
        <p>{t("note")}</p>
      </Note>
      <Note title={t("tokenTitle")}>
        <p>{t("tokens")}</p>
      </Note>
    </>
  );
  return (
    <>
      <PageHead title={t("title")} lead={t("lead")} />
      <Cols notes={notes}>
        <Folio>
          <div className="max-w-[30rem] pt-3">
            <PasswordForm action={changePasswordAction} />
          </div>
        </Folio>
      </Cols>
    </>
  );
}
