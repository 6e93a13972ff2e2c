import { useTranslations } from "next-intl";
import { LanguageText } from "@/components/records/language-text";
import { Note } from "@/components/ui/folio";
import { Glyph } from "@/components/ui/glyph";
import type { GlyphName } from "@/components/ui/glyph-sprite";
import { type Tone, toneClass } from "@/components/ui/tone";
import type { ReviewEvent } from "@/db/values/reviews";
import { formatDate } from "@/lib/i18n/format";
import type { ShownEvent } from "@/lib/reviews/shown";

const looks = {
  open: { glyph: "sign", tone: "plain" },
  claim: { glyph: "dot", tone: "dai" },
  renew: { glyph: "dot", tone: "dai" },
  release: { glyph: "dot", tone: "plain" },
  escalate: { glyph: "dot", tone: "ochre" },
  request_information: { glyph: "pause", tone: "lake" },
  lapse_request: { glyph: "due", tone: "ochre" },
  resubmit: { glyph: "sign", tone: "plain" },
  propose: { glyph: "sign", tone: "dai" },
  send_back: { glyph: "due", tone: "ochre" },
  confirm: { glyph: "met", tone: "pine" },
  record_ruling: { glyph: "dot", tone: "dai" },
  content_changed: { glyph: "high", tone: "rust" },
  withdraw: { glyph: "dot", tone: "plain" },
} as const satisfies Record<ReviewEvent, { glyph: GlyphName; tone: Tone }>;

/** What has happened to a case, newest first. */
export function CaseTimeline({ events }: { events: readonly ShownEvent[] }) {
  const t = useTranslations("cases.event");
  return (
    <Note title={t("title")}>
      <ol className="tl compact mt-1">
        {events
          .toSorted((a, b) => b.seq - a.seq)
          .map(({ seq, event, at, byName, note }) => (
            <li key={seq} className={toneClass(looks[event].tone)}>
              <time dateTime={at.toISOString()}>{formatDate(at).slice(5)}</time>
              <Glyph name={looks[event].glyph} />
              <span>
                {t(event)}
                <span className="muted block">
                  <LanguageText text={byName} />
                </span>
                {note === null ? null : <LanguageText text={note} />}
              </span>
            </li>
          ))}
      </ol>
    </Note>
  );
}
