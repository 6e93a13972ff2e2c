import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { TokenForm } from "@/components/tokens/token-form";
import { TokenNotes } from "@/components/tokens/token-notes";
import { TokenTable } from "@/components/tokens/token-table";
import { Cols, Folio } from "@/components/ui/folio";
import { PageHead } from "@/components/ui/page-head";
import { may } from "@/lib/auth/permissions";
import { apiScopes } from "@/lib/auth/scopes";
import { requireViewer } from "@/lib/auth/viewer";
import { now } from "@/lib/clock";
import { listOwnTokens } from "@/lib/users/token-queries";
import { endToken, makeToken } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("api.tokens"))("title") };
}

export default async function TokensPage() {
  const viewer = await requireViewer("token:keep");
  const [tokens, t] = await Promise.all([listOwnTokens(viewer, {}), getTranslations("api.tokens")]);
  return (
    <>
      <PageHead title={t("title")} lead={t("lead")} />
      <Cols notes={<TokenNotes />}>
        <Folio>
          <TokenTable title={t("list")} tokens={tokens} revoke={endToken} at={now()} />
          <TokenForm action={makeToken} scopes={apiScopes.filter((scope) => may(viewer.role, scope))} />
        </Folio>
      </Cols>
    </>
  );
}
