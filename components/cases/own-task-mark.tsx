import Link from "next/link";
import { useTranslations } from "next-intl";
import type { GlyphName } from "@/components/ui/glyph-sprite";
import { StatusMark } from "@/components/ui/status-mark";
import type { Tone } from "@/components/ui/tone";
import { isOwnTurn, type OwnTask } from "@/lib/reviews/own-task";

type Look = { glyph: GlyphName; tone: Tone };

function lookOf(task: OwnTask): Look {
  if (task.isLate) return { glyph: "overdue", tone: "zhu" };
  return isOwnTurn(task) ? { glyph: "due", tone: "ochre" } : { glyph: "pause", tone: "plain" };
}

/** What has to happen next on a hospital's case: by whom, and by when. */
export function OwnTaskMark({ task, applicationId }: { task: OwnTask; applicationId: string }) {
  const t = useTranslations("cases.own.task");
  const { kind, count, by, isLate } = task;
  if (kind === "nothing") return <span className="muted">{t("nothing")}</span>;
  return (
    <>
      <StatusMark {...lookOf(task)}>{t(kind, { count })}</StatusMark>
      <span className="sub">
        {by === null ? t("noTerm") : t(isLate ? "late" : "by", { by })}
        {kind === "measure" ? (
          <>
            {" "}
            <Link href={`/applications/${applicationId}#obligations`}>{t("toMeasure")}</Link>
          </>
        ) : null}
      </span>
    </>
  );
}
