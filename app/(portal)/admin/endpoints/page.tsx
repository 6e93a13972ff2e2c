import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EndpointQueue } from "@/components/endpoints/endpoint-queue";
import { Folio } from "@/components/ui/folio";
import { PageHead } from "@/components/ui/page-head";
import { requireViewer } from "@/lib/auth/viewer";
import { listEndpoints } from "@/lib/endpoints/queries";
import { decide, turn } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("endpoints.admin"))("title") };
}

export default async function EndpointsPage() {
  const viewer = await requireViewer("endpoint:decide");
  const [endpoints, t] = await Promise.all([listEndpoints(viewer, {}), getTranslations("endpoints.admin")]);
  return (
    <>
      <PageHead title={t("title")} lead={t("lead")} />
      <div className="mt-5">
        <Folio>
          <EndpointQueue endpoints={endpoints} acts={{ decide, turn }} />
        </Folio>
      </div>
    </>
  );
}
