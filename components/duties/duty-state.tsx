import { useTranslations } from "next-intl";
import type { GlyphName } from "@/components/ui/glyph-sprite";
import { StatusMark } from "@/components/ui/status-mark";
import type { Tone } from "@/components/ui/tone";
import type { ObligationState } from "@/db/values";

const looks: Record<ObligationState, { glyph: GlyphName; tone: Tone }> = {
  not_due: { glyph: "draft", tone: "plain" },
  due: { glyph: "due", tone: "ochre" },
  met: { glyph: "met", tone: "pine" },
  overdue: { glyph: "overdue", tone: "zhu" },
  waived: { glyph: "pause", tone: "lake" },
};

/** How an obligation stands; one that waits for a part of the portal says so. */
export function DutyState({ state, waits }: { state: ObligationState; waits: boolean }) {
  const t = useTranslations("classified.duties");
  return (
    <>
      <StatusMark {...looks[state]}>{t(`states.${state}`)}</StatusMark>
      {waits ? <small className="muted block">{t("waits")}</small> : null}
    </>
  );
}
