import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EndpointPage } from "@/components/endpoints/endpoint-page";
import { RecordName } from "@/components/records/record-name";
import { Kicker, PageHead } from "@/components/ui/page-head";
import { Thread } from "@/components/ui/thread";
import { may } from "@/lib/auth/permissions";
import { requireViewer } from "@/lib/auth/viewer";
import { getEndpoint } from "@/lib/endpoints/queries";
import { readStoredReport } from "@/lib/endpoints/stored-report";
import { simulatorPort } from "@/lib/endpoints/target";
import { orNotFound } from "@/lib/http/or-not-found";
import { limit, propose, simulate, turn } from "./actions";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("endpoints"))("title") };
}

export default async function DeploymentEndpointPage({ params }: Props) {
  const viewer = await requireViewer("endpoint:read");
  const { id } = await params;
  const page = await orNotFound(getEndpoint(viewer, { deploymentId: id }));
  const { deployment, institution, endpoint, usage } = page;
  const t = await getTranslations("endpoints");
  const href = `/deployments/${id}`;
  const owner = <RecordName name={institution.name} nameEn={institution.nameEn} />;
  return (
    <>
      <Thread
        nodes={[
          { kind: t("thread.institution"), name: owner, href: `/institutions/${institution.id}` },
          { kind: t("thread.deployment"), name: deployment.name, href },
          { kind: t("title"), name: t(`state.${endpoint?.state ?? "none"}`), current: true },
        ]}
      />
      <PageHead
        title={t("title")}
        kicker={
          <Kicker>
            {deployment.name}
            <code>{deployment.number}</code>
          </Kicker>
        }
        lead={t("lead")}
      />
      <EndpointPage
        deploymentId={id}
        endpoint={endpoint}
        usage={usage}
        tests={page.tests.map((test) => ({ ...test, report: readStoredReport(test.report) }))}
        can={{
          edit: may(viewer.role, "endpoint:edit"),
          turn: may(viewer.role, "endpoint:switch"),
          test: may(viewer.role, "endpoint:test"),
          try: may(viewer.role, "endpoint:try"),
        }}
        acts={{ propose, simulate, limit, turn }}
        hasSimulator={simulatorPort() !== null}
      />
    </>
  );
}
