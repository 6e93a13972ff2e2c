import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { safeNextPath } from "@/components/auth/next-path";
import { SignInNotes } from "@/components/auth/sign-in-notes";
import { SignInPanel } from "@/components/auth/sign-in-panel";
import { Words } from "@/components/shell/words";
import { PageHead } from "@/components/ui/page-head";
import { currentViewer } from "@/lib/auth/viewer";
import { DEMO_PASSWORD } from "@/lib/demo/accounts";
import { env } from "@/lib/env";
import { demoGroups } from "./demo-groups";

type Props = { searchParams: Promise<{ next?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth.signIn"))("title") };
}

export default async function SignInPage({ searchParams }: Props) {
  const next = safeNextPath((await searchParams).next);
  if ((await currentViewer()) !== null) redirect(next);
  const [t, locale] = await Promise.all([getTranslations("auth"), getLocale()]);
  const words = {
    nation: t("users.nation"),
    nhc: t("demo.nhc"),
    nmpa: t("demo.nmpa"),
    other: t("demo.other"),
  };
  const demo =
    env().instance === "demo" ? { password: DEMO_PASSWORD, groups: demoGroups(locale, words) } : null;
  return (
    <>
      <PageHead title={t("signIn.title")} lead={t("signIn.lead")} />
      <Words areas={["auth", "forms"]}>
        <SignInPanel next={next} demo={demo} notes={<SignInNotes />} />
      </Words>
    </>
  );
}
