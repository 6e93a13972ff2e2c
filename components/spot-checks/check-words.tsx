import { useTranslations } from "next-intl";
import { StatusMark } from "@/components/ui/status-mark";
import type { GradeStatus, SpotCheckState } from "@/db/values/spot-checks";
import { publicSuiteRefs } from "@/lib/spot-checks/schema";

const stateLooks = {
  queued: { glyph: "due", tone: "lake" },
  running: { glyph: "run", tone: "lake" },
  paused: { glyph: "pause", tone: "lake" },
  stopped: { glyph: "draft", tone: "plain" },
  done: { glyph: "met", tone: "pine" },
  failed: { glyph: "high", tone: "rust" },
} as const satisfies Record<SpotCheckState, { glyph: string; tone: string }>;

const gradeLooks = {
  pass: { glyph: "pass", tone: "pine" },
  fail: { glyph: "fail", tone: "zhu" },
  "no-answer": { glyph: "inconclusive", tone: "plum" },
  error: { glyph: "high", tone: "rust" },
} as const satisfies Record<GradeStatus, { glyph: string; tone: string }>;

export function CheckMark({ state }: { state: SpotCheckState }) {
  const t = useTranslations("checks.state");
  return <StatusMark {...stateLooks[state]}>{t(state)}</StatusMark>;
}

export function GradeMark({ status }: { status: GradeStatus }) {
  const t = useTranslations("checks.grade");
  return <StatusMark {...gradeLooks[status]}>{t(status)}</StatusMark>;
}

/** Stands wherever a figure or an answer of a simulator does: hatched, like everything that is made up. */
export function SimulatorTag() {
  const t = useTranslations("checks");
  return <span className="hatch px-1.5 py-0.5 text-sm">{t("simulator")}</span>;
}

/** A suite by its name and version; an authority's own by what it is. */
export function useSuiteName(): (ref: string) => string {
  const t = useTranslations("checks.suite");
  return (ref) => {
    const known = publicSuiteRefs.find((suite) => suite === ref);
    return known === undefined ? t("private") : `${t(known)} ${known.slice(known.indexOf("@"))}`;
  };
}
