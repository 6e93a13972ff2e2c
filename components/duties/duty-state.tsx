import { useTranslations } from "next-intl";
import type { GlyphName } from "@/components/ui/glyph-sprite";
import { StatusMark } from "@/components/ui/status-mark";
import type { Tone } from "@/components/ui/tone";
import type { ObligationState } from "@/db/values";

const looks: Record<ObligationState, { glyph: GlyphName; tone: Tone }> = {
  not_due: { glyph: "draft", tone: "plain" },
  due: { glyph: "due", tone: "ochre" },
  filed: { glyph: "due", tone: "lake" },
  met: { glyph: "met", tone: "pine" },
  missed: { glyph: "high", tone: "rust" },
  overdue: { glyph: "overdue", tone: "zhu" },
  waived: { glyph: "pause", tone: "lake" },
};

type Props = { state: ObligationState; isSoon: boolean; waits: boolean };

/** How an obligation stands; one that is due soon or waits for a part of the portal says so. */
export function DutyState({ state, isSoon, waits }: Props) {
  const t = useTranslations("classified.duties");
  return (
    <>
      <StatusMark {...looks[state]}>{t(`states.${state}`)}</StatusMark>
      {isSoon ? <small className="block">{t("soon")}</small> : null}
      {waits ? <small className="muted block">{t("waits")}</small> : null}
    </>
  );
}
