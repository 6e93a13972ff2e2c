import { useTranslations } from "next-intl";
import type { GlyphName } from "@/components/ui/glyph-sprite";
import { StatusMark } from "@/components/ui/status-mark";
import type { Tone } from "@/components/ui/tone";
import type { ReviewState } from "@/db/values/reviews";

const looks = {
  queued: { glyph: "due", tone: "ochre" },
  in_review: { glyph: "run", tone: "lake" },
  awaiting_hospital: { glyph: "pause", tone: "lake" },
  awaiting_ruling: { glyph: "pause", tone: "lake" },
  proposed: { glyph: "due", tone: "ochre" },
  returned: { glyph: "due", tone: "ochre" },
  decided: { glyph: "met", tone: "pine" },
  superseded: { glyph: "draft", tone: "plain" },
  withdrawn: { glyph: "draft", tone: "plain" },
} as const satisfies Record<ReviewState, { glyph: GlyphName; tone: Tone }>;

/** Where a case stands. */
export function CaseStateMark({ state }: { state: ReviewState }) {
  const words = useTranslations("cases.words");
  return <StatusMark {...looks[state]}>{words(`state.${state}`)}</StatusMark>;
}
