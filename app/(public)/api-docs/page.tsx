import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ApiContents } from "@/components/api-docs/api-contents";
import { ApiProblems } from "@/components/api-docs/api-problems";
import { ApiRules } from "@/components/api-docs/api-rules";
import { OperationView } from "@/components/api-docs/operation-view";
import { Cols, Folio } from "@/components/ui/folio";
import { PageHead } from "@/components/ui/page-head";
import { readableInterface } from "@/lib/api/readable";
import { BASE } from "@/lib/api/respond";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("api.docs"))("title") };
}

export default async function ApiDocsPage() {
  const t = await getTranslations("api");
  const operations = readableInterface();
  return (
    <>
      <PageHead title={t("docs.title")} lead={t("about")} />
      <Cols notes={<ApiContents operations={operations} />}>
        <Folio>
          <ApiRules base={BASE} />
          {operations.map((operation) => (
            <OperationView key={operation.id} base={BASE} operation={operation} />
          ))}
          <ApiProblems />
        </Folio>
      </Cols>
    </>
  );
}
