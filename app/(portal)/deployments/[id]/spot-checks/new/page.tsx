import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SimulatorTag } from "@/components/spot-checks/check-words";
import { ScheduleSection } from "@/components/spot-checks/schedule-section";
import { StartForm } from "@/components/spot-checks/start-form";
import { BadgeNote } from "@/components/ui/badge-ladder";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Cols, Note } from "@/components/ui/folio";
import { Kicker, PageHead } from "@/components/ui/page-head";
import { requireViewer } from "@/lib/auth/viewer";
import { orNotFound } from "@/lib/http/or-not-found";
import { formatDigest } from "@/lib/i18n/format";
import { getCheckForm } from "@/lib/spot-checks/form-queries";
import { BODY_DAYS, sideOf } from "@/lib/spot-checks/rules";
import { listSchedules } from "@/lib/spot-checks/schedule-queries";
import { shownSchedule } from "@/lib/spot-checks/shown-schedule";
import { endScheduleAction, scheduleAction, startAction } from "./actions";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("checks.start"))("title") };
}

export default async function NewSpotCheckPage({ params }: Props) {
  const viewer = await requireViewer("spot-check:start");
  const { id } = await params;
  const { deployment, endpoint, signed, own } = await orNotFound(getCheckForm(viewer, { deploymentId: id }));
  const [schedules, t] = await Promise.all([
    listSchedules(viewer, { deploymentId: id }),
    getTranslations("checks.start"),
  ]);
  const head = (
    <PageHead
      title={t("title")}
      kicker={
        <Kicker>
          <code>{deployment.number}</code>
          {endpoint?.model ? <code>{endpoint.model}</code> : null}
          {endpoint?.isSimulator ? <SimulatorTag /> : null}
        </Kicker>
      }
      lead={t("lead", { deployment: deployment.name })}
    />
  );
  if (endpoint === null) {
    return (
      <>
        {head}
        <EmptyState title={t("none")}>
          <p>{t("noneText")}</p>
          <p className="mt-3">
            <ButtonLink href={`/deployments/${id}`}>{t("toDeployment")}</ButtonLink>
          </p>
        </EmptyState>
      </>
    );
  }
  const offered = own.map(({ id: suite, name, digest }) => ({
    ref: `private:${suite}`,
    name,
    note: digest === null ? "" : formatDigest(digest),
  }));
  const notes = (
    <>
      <Note title={t("what")}>
        <p>{t("whatText", { count: endpoint.maxInFlight })}</p>
      </Note>
      <Note title={t("kept")}>
        <p>{t("keptText", { days: BODY_DAYS })}</p>
        <BadgeNote />
      </Note>
    </>
  );
  return (
    <>
      {head}
      <Cols notes={notes}>
        <div>
          <StartForm deploymentId={id} signed={signed} own={offered} action={startAction} />
          <div className="folio mt-6">
            <ScheduleSection
              deploymentId={id}
              schedules={schedules.map(({ row }) => shownSchedule(row, sideOf(viewer.role)))}
              own={offered}
              add={scheduleAction}
              end={endScheduleAction}
            />
          </div>
        </div>
      </Cols>
    </>
  );
}
