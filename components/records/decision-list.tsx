import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { Glyph } from "@/components/ui/glyph";
import { Section } from "@/components/ui/section";
import { actorRoles } from "@/db/values";
import { codeLabel } from "@/lib/reference/codes";
import { EventTime } from "./event-time";
import { LanguageText } from "./language-text";
import {
  type DecisionView,
  type DecisionWord,
  decisionsShown,
  decisionWord,
  type RecordView,
} from "./record-view";

const marks = {
  submitted: { glyph: "run", tone: "c-lake" },
  confirmed: { glyph: "met", tone: "c-dai" },
  declined: { glyph: "due", tone: "c-ochre" },
  verified: { glyph: "met", tone: "c-pine" },
  returned: { glyph: "due", tone: "c-ochre" },
  attested: { glyph: "met", tone: "c-dai" },
} as const satisfies Record<DecisionWord, { glyph: string; tone: string }>;

/** Something else that happened to the record: it was opened, a configuration was registered. */
export type HistoryEvent = { id: string; at: Date; title: string; by: string | null };

type Props = {
  record: RecordView;
  decisions: readonly DecisionView[];
  /** Told along with the decisions, in order of time. */
  events?: readonly HistoryEvent[];
  /** The record whose events the trail lists; null for who may not read the trail. */
  trailOf: string | null;
  id?: string;
  title?: string;
};

/** The decisions on a record, newest first, with a way into the trail. */
export function DecisionSection({ record, decisions, events = [], trailOf, id, title }: Props) {
  const t = useTranslations("reviews.record.history");
  const entries = [
    ...decisionsShown(record, decisions).map((decision) => ({
      at: decision.decidedAt,
      row: <Decision key={decision.id} decision={decision} />,
    })),
    ...events.map((event) => ({ at: event.at, row: <Event key={event.id} event={event} /> })),
  ].sort((a, b) => b.at.getTime() - a.at.getTime());
  return (
    <Section title={title ?? t("title")} note={t("count", { count: entries.length })} {...(id ? { id } : {})}>
      {entries.length === 0 ? (
        <p className="soft">{t("none")}</p>
      ) : (
        <ol className="tl">{entries.map(({ row }) => row)}</ol>
      )}
      {trailOf ? (
        <p className="mt-3">
          <Link href={`/audit?object=${trailOf}`}>{t("trail")}</Link>
        </p>
      ) : null}
    </Section>
  );
}

function Event({ event }: { event: HistoryEvent }) {
  return (
    <li>
      <EventTime at={event.at} />
      <span className="c-dai">
        <Glyph name="dot" />
      </span>
      <div>
        <b>{event.title}</b>
        {event.by ? <p className="soft">{event.by}</p> : null}
      </div>
    </li>
  );
}

function Decision({ decision }: { decision: DecisionView }) {
  const t = useTranslations("reviews.record");
  const locale = useLocale();
  const word = decisionWord(decision.decision);
  const role = actorRoles.find((known) => known === decision.decidedByRole);
  return (
    <li>
      <EventTime at={decision.decidedAt} />
      <span className={marks[word].tone}>
        <Glyph name={marks[word].glyph} />
      </span>
      <div>
        <b>{t(`decision.${word}`)}</b>
        <span className="muted ml-3 text-sm">{t("history.revision", { revision: decision.revision })}</span>
        <p className="soft">
          {t("history.by", {
            name: decision.decidedByName,
            role: role ? codeLabel("actorRoles", role, locale) : decision.decidedByRole,
          })}
        </p>
        {decision.reason ? (
          <p>
            <LanguageText text={decision.reason} />
          </p>
        ) : null}
      </div>
    </li>
  );
}
