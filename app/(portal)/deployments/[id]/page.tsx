import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { actOnRecord } from "@/app/(portal)/records/actions";
import { AttestOf } from "@/app/(portal)/records/attest-of";
import { claimsBeside } from "@/app/(portal)/records/claims-beside";
import { DisputeOf } from "@/app/(portal)/records/dispute-of";
import { publishedBeside } from "@/app/(portal)/records/published-beside";
import { ReportsOf } from "@/app/(portal)/records/reports-of";
import { similarBeside } from "@/app/(portal)/records/similar-beside";
import { SpotChecksOf } from "@/app/(portal)/records/spot-checks-of";
import { VersionOf } from "@/app/(portal)/records/version-of";
import { DeploymentPage } from "@/components/deployments/deployment-page";
import { tabOf } from "@/components/deployments/deployment-tabs";
import { FindingList } from "@/components/duties/finding-list";
import { ActPanel } from "@/components/records/act-panel";
import { one, type SearchParams } from "@/components/records/search-value";
import { may } from "@/lib/auth/permissions";
import { requireViewer } from "@/lib/auth/viewer";
import { now } from "@/lib/clock";
import { getDeployment } from "@/lib/deployments/queries";
import { orNotFound } from "@/lib/http/or-not-found";
import { listFindings } from "@/lib/obligations/finding-queries";
import { isConfirmed, next } from "@/lib/records/rules";
import { fieldValues, standingOf } from "@/lib/records/tables";

type Props = { params: Promise<{ id: string }>; searchParams: SearchParams };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("deployments.page"))("title") };
}

export default async function OneDeploymentPage({ params, searchParams }: Props) {
  const viewer = await requireViewer("deployment:read");
  const { id } = await params;
  const page = await orNotFound(getDeployment(viewer, { id }));
  const { row, summary } = page;
  const at = now();
  const canEdit = may(viewer.role, "deployment:edit") && next(standingOf(row), "edit") !== null;
  return (
    <DeploymentPage
      {...page}
      tab={tabOf(one((await searchParams).tab))}
      record={summary}
      fields={{
        values: fieldValues("deployment", row),
        provenance: row.provenance,
        isConfirmed: isConfirmed(standingOf(row)),
        published: await publishedBeside(viewer, row),
        showsPublicSource: may(viewer.role, "record:verify"),
        ...claimsBeside("deployment", page),
      }}
      origin={row.origin}
      createdAt={row.createdAt}
      can={{
        edit: canEdit,
        addApplication: may(viewer.role, "application:edit"),
        readEndpoint: may(viewer.role, "endpoint:read"),
        readTrail: may(viewer.role, "trail:read"),
      }}
      act={
        <>
          <ActPanel
            root={{ kind: "deployment", id }}
            offers={page.moves}
            nextAct={summary.nextAct}
            action={actOnRecord}
            comparison={await similarBeside(viewer, { kind: "deployment", id }, page.moves)}
          />
          <AttestOf viewer={viewer} record={summary} at={at} />
          <SpotChecksOf viewer={viewer} deploymentId={id} />
          <ReportsOf viewer={viewer} recordId={id} at={at} />
          <DisputeOf viewer={viewer} root={{ kind: "deployment", id }} row={row} />
        </>
      }
      findings={<FindingList findings={await listFindings(viewer, { deploymentId: id })} />}
      version={<VersionOf viewer={viewer} record={summary} />}
      at={at}
    />
  );
}
