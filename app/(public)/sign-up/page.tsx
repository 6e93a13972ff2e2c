import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { nextAfterSignUp, safeNextPath } from "@/components/auth/next-path";
import { SignUpForm } from "@/components/auth/sign-up-form";
import { SignUpNotes } from "@/components/auth/sign-up-notes";
import { Words } from "@/components/shell/words";
import { Cols, Folio } from "@/components/ui/folio";
import { PageHead } from "@/components/ui/page-head";
import { may } from "@/lib/auth/permissions";
import { currentViewer } from "@/lib/auth/viewer";
import { createAccountAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth.signUp"))("title") };
}

type Props = { searchParams: Promise<{ next?: string | string[] }> };

export default async function SignUpPage({ searchParams }: Props) {
  const { next } = await searchParams;
  const viewer = await currentViewer();
  if (viewer !== null)
    redirect(safeNextPath(next, may(viewer.role, "membership:request") ? "/request" : "/home"));
  const t = await getTranslations("auth.signUp");
  return (
    <div className="max-w-[60rem]">
      <PageHead title={t("title")} lead={t("lead")} />
      <Cols notes={<SignUpNotes />}>
        <Folio>
          <div className="max-w-[30rem] pt-3">
            <Words areas={["auth", "forms"]}>
              <SignUpForm action={createAccountAction} next={nextAfterSignUp(next)} />
            </Words>
          </div>
        </Folio>
      </Cols>
    </div>
  );
}
