import { useTranslations } from "next-intl";
import type { GlyphName } from "@/components/ui/glyph-sprite";
import { StatusMark } from "@/components/ui/status-mark";
import type { Tone } from "@/components/ui/tone";
import { type ReviewOutcome, reviewOutcomes } from "@/db/values/reviews";

const looks = {
  accept: { glyph: "met", tone: "pine" },
  accept_with_conditions: { glyph: "met", tone: "pine" },
  return: { glyph: "due", tone: "ochre" },
  refuse: { glyph: "fail", tone: "zhu" },
  refer_to_other_authority: { glyph: "run", tone: "lake" },
  apply_for_ruling: { glyph: "pause", tone: "lake" },
} as const satisfies Record<ReviewOutcome, { glyph: GlyphName; tone: Tone }>;

/** What was decided. */
export function OutcomeMark({ outcome }: { outcome: string }) {
  const words = useTranslations("cases.words");
  const known = reviewOutcomes.find((each) => each === outcome);
  if (known === undefined) return outcome;
  return <StatusMark {...looks[known]}>{words(`outcome.${known}`)}</StatusMark>;
}
