import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { actOnRecord } from "@/app/(portal)/records/actions";
import { AttestOf } from "@/app/(portal)/records/attest-of";
import { claimsBeside } from "@/app/(portal)/records/claims-beside";
import { DisputeOf } from "@/app/(portal)/records/dispute-of";
import { publishedBeside } from "@/app/(portal)/records/published-beside";
import { ReportsOf } from "@/app/(portal)/records/reports-of";
import { similarBeside } from "@/app/(portal)/records/similar-beside";
import { VersionOf } from "@/app/(portal)/records/version-of";
import { InstitutionPage } from "@/components/institutions/institution-page";
import { ActPanel } from "@/components/records/act-panel";
import { may } from "@/lib/auth/permissions";
import { requireViewer } from "@/lib/auth/viewer";
import { now } from "@/lib/clock";
import { orNotFound } from "@/lib/http/or-not-found";
import { getInstitution } from "@/lib/institutions/queries";
import { isConfirmed, next } from "@/lib/records/rules";
import { fieldValues, standingOf } from "@/lib/records/tables";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("institutions.page"))("title") };
}

export default async function OneInstitutionPage({ params }: Props) {
  const viewer = await requireViewer("institution:read");
  const { id } = await params;
  const page = await orNotFound(getInstitution(viewer, { id }));
  const { row, summary } = page;
  const at = now();
  const canEdit = may(viewer.role, "institution:edit") && next(standingOf(row), "edit") !== null;
  return (
    <InstitutionPage
      record={summary}
      fields={{
        values: fieldValues("institution", row),
        provenance: row.provenance,
        isConfirmed: isConfirmed(standingOf(row)),
        published: await publishedBeside(viewer, row),
        showsPublicSource: may(viewer.role, "record:verify"),
        ...claimsBeside("institution", page),
      }}
      origin={row.origin}
      contacts={page.contacts}
      modules={page.modules}
      deployments={page.deployments}
      decisions={page.decisions}
      can={{
        edit: canEdit,
        addDeployment: may(viewer.role, "deployment:edit"),
        readTrail: may(viewer.role, "trail:read"),
      }}
      act={
        <>
          <ActPanel
            root={{ kind: "institution", id }}
            offers={page.moves}
            nextAct={summary.nextAct}
            action={actOnRecord}
            comparison={await similarBeside(viewer, { kind: "institution", id }, page.moves)}
          />
          <AttestOf viewer={viewer} record={summary} at={at} />
          <ReportsOf viewer={viewer} recordId={id} at={at} />
          <DisputeOf viewer={viewer} root={{ kind: "institution", id }} row={row} />
        </>
      }
      version={<VersionOf viewer={viewer} record={summary} />}
      at={at}
    />
  );
}
