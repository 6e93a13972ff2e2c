import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { TokenNotes } from "@/components/tokens/token-notes";
import { TokenTable } from "@/components/tokens/token-table";
import { Cols, Folio } from "@/components/ui/folio";
import { PageHead } from "@/components/ui/page-head";
import { requireViewer } from "@/lib/auth/viewer";
import { now } from "@/lib/clock";
import { listTokens } from "@/lib/users/token-queries";
import { endTokenOfOther } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("api.tokens"))("all") };
}

export default async function AllTokensPage() {
  const viewer = await requireViewer("token:revoke");
  const [tokens, t] = await Promise.all([listTokens(viewer, {}), getTranslations("api.tokens")]);
  return (
    <>
      <PageHead title={t("all")} lead={t("allLead")} />
      <Cols notes={<TokenNotes />}>
        <Folio>
          <TokenTable title={t("all")} tokens={tokens} revoke={endTokenOfOther} at={now()} />
        </Folio>
      </Cols>
    </>
  );
}
