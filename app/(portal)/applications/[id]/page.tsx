import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { actOnRecord } from "@/app/(portal)/records/actions";
import { AttestOf } from "@/app/(portal)/records/attest-of";
import { claimsBeside } from "@/app/(portal)/records/claims-beside";
import { ClassifiedOf, legsOf } from "@/app/(portal)/records/classified-of";
import { DisputeOf } from "@/app/(portal)/records/dispute-of";
import { publishedBeside } from "@/app/(portal)/records/published-beside";
import { ReportsOf } from "@/app/(portal)/records/reports-of";
import { similarBeside } from "@/app/(portal)/records/similar-beside";
import { VersionOf } from "@/app/(portal)/records/version-of";
import { ApplicationPage } from "@/components/applications/application-page";
import { ActPanel } from "@/components/records/act-panel";
import { getApplication } from "@/lib/applications/queries";
import { may } from "@/lib/auth/permissions";
import { requireViewer } from "@/lib/auth/viewer";
import { now } from "@/lib/clock";
import { orNotFound } from "@/lib/http/or-not-found";
import { getClassified } from "@/lib/obligations/classified-queries";
import { isConfirmed, next } from "@/lib/records/rules";
import { fieldValues, standingOf } from "@/lib/records/tables";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("reviews.record"))("kind.application") };
}

export default async function OneApplicationPage({ params }: Props) {
  const viewer = await requireViewer("application:read");
  const { id } = await params;
  const page = await orNotFound(getApplication(viewer, { id }));
  const { row, summary } = page;
  const at = now();
  const classified = await getClassified(viewer, { applicationId: id });
  const canEdit = may(viewer.role, "application:edit") && next(standingOf(row), "edit") !== null;
  return (
    <ApplicationPage
      record={summary}
      institution={page.institution}
      deployment={page.deployment}
      current={page.current}
      fields={{
        values: fieldValues("application", row),
        provenance: row.provenance,
        isConfirmed: isConfirmed(standingOf(row)),
        published: await publishedBeside(viewer, row),
        showsPublicSource: may(viewer.role, "record:verify"),
        ...claimsBeside("application", page),
      }}
      origin={row.origin}
      decisions={page.decisions}
      can={{ edit: canEdit, readTrail: may(viewer.role, "trail:read") }}
      act={
        <>
          <ActPanel
            root={{ kind: "application", id }}
            offers={page.moves}
            nextAct={summary.nextAct}
            action={actOnRecord}
            comparison={await similarBeside(viewer, { kind: "application", id }, page.moves)}
          />
          <AttestOf viewer={viewer} record={summary} at={at} />
          <ReportsOf viewer={viewer} recordId={id} at={at} />
          <DisputeOf viewer={viewer} root={{ kind: "application", id }} row={row} />
        </>
      }
      classified={<ClassifiedOf viewer={viewer} classified={classified} />}
      legs={await legsOf(classified)}
      version={<VersionOf viewer={viewer} record={summary} />}
      at={at}
    />
  );
}
