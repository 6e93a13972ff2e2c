import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CheckActs } from "@/components/spot-checks/check-acts";
import { CheckFigures } from "@/components/spot-checks/check-figures";
import { CheckHead } from "@/components/spot-checks/check-head";
import { CheckRecord } from "@/components/spot-checks/check-record";
import { DeclaredObserved } from "@/components/spot-checks/declared-observed";
import { LiveCheck } from "@/components/spot-checks/live-check";
import { Cols } from "@/components/ui/folio";
import { may } from "@/lib/auth/permissions";
import { requireViewer } from "@/lib/auth/viewer";
import { orNotFound } from "@/lib/http/or-not-found";
import { declaredOf } from "@/lib/spot-checks/declared";
import { getSpotCheck } from "@/lib/spot-checks/queries";
import { isEnded, mayGrade, mayStop, next, sideOf } from "@/lib/spot-checks/rules";
import { shownItem } from "@/lib/spot-checks/shown";
import { shownCheck } from "@/lib/spot-checks/shown-check";
import { shownEvidence } from "@/lib/spot-checks/shown-evidence";
import { gradeAction, pauseAction, readAction, resumeAction, stopAction } from "../actions";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("checks"))("title") };
}

/** The names that the samples' answers were given under, each once. */
const namesIn = <Name extends string>(names: readonly (Name | null)[]) => [
  ...new Set(names.filter((name) => name !== null)),
];

export default async function SpotCheckPage({ params }: Props) {
  const viewer = await requireViewer("spot-check:read");
  const { id } = await params;
  const { row, seen, institution, deployment, declared, items, totals } = await orNotFound(
    getSpotCheck(viewer, { id }),
  );
  const check = shownCheck(row);
  const [side, askedBy] = [sideOf(viewer.role), sideOf(row.requestedByRole)];
  const mayPause = may(viewer.role, "spot-check:pause");
  const offers = {
    pause: mayPause && next(check.state, "pause") !== null,
    resume: mayPause && next(check.state, "resume") !== null,
    stop:
      may(viewer.role, "spot-check:start") && mayStop(side, askedBy) && next(check.state, "stop") !== null,
  };
  const isOver = isEnded(check.state);
  const samples = items.flatMap((item) => item.samples);
  const acts = { pause: pauseAction, resume: resumeAction, stop: stopAction };
  const notes = (
    <>
      <CheckFigures totals={totals} isOver={isOver} />
      <DeclaredObserved
        declared={declaredOf(declared)}
        observed={shownEvidence(row.evidence)}
        modelSent={row.modelSent}
        served={namesIn(samples.map(({ servedModel }) => servedModel))}
        fingerprints={namesIn(samples.map(({ systemFingerprint }) => systemFingerprint))}
        reasoningIn={namesIn(samples.map(({ reasoningIn }) => reasoningIn))}
      />
      <CheckRecord check={check} />
    </>
  );
  return (
    <>
      <CheckHead
        check={check}
        institution={institution}
        deployment={deployment}
        items={items.length}
        unread={totals.unread}
        actions={<CheckActs id={id} offers={offers} {...acts} />}
      />
      <Cols notes={notes}>
        <div>
          <LiveCheck
            key={isOver ? "over" : "live"}
            checkId={id}
            seen={seen}
            items={items.map(shownItem)}
            state={{
              state: check.state,
              waitsFor: row.waitsFor,
              waitsUntil: row.waitsUntil?.toISOString() ?? null,
              pauseReason: row.pauseReason,
            }}
            startedAt={row.startedAt?.toISOString() ?? null}
            isOver={isOver}
            mayGrade={may(viewer.role, "spot-check:grade") && mayGrade(side, askedBy)}
            read={readAction}
            grade={gradeAction}
          />
        </div>
      </Cols>
    </>
  );
}
