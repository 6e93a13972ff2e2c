"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { NoteBox } from "@/components/ui/note-box";
import { Section } from "@/components/ui/section";
import type { FormAction } from "@/lib/command/form-outcome";
import { formatDateTime, formatNumber } from "@/lib/i18n/format";
import type { LiveState } from "@/lib/spot-checks/live";
import { type LiveSamples, secondsLeft } from "@/lib/spot-checks/live-state";
import { MOST_WATCHED } from "@/lib/spot-checks/rules";
import type { ShownItem } from "@/lib/spot-checks/shown";
import { ItemResults } from "./item-results";
import { RunningSample } from "./running-sample";
import type { ReadSample } from "./sample-text";
import { useLiveCheck } from "./use-live-check";

type Props = {
  checkId: string;
  seen: number;
  items: readonly ShownItem[];
  state: LiveState;
  startedAt: string | null;
  isOver: boolean;
  mayGrade: boolean;
  read: ReadSample;
  grade: FormAction;
};

/** Answers shown at once after they have ended, so that a fast model does not flicker past. */
const SHOWN_AFTER = 2;

/** A check as it goes on: how far it is, what is being answered, and every item with its samples. */
export function LiveCheck(props: Props) {
  const { checkId, seen, items, state, isOver } = props;
  const t = useTranslations("checks");
  const samples = useMemo(
    () =>
      items.flatMap((item) =>
        item.samples.map(({ id, state: stood, figures }) => ({
          ...{ id, state: stood, figures, reasoning: "", content: "" },
        })),
      ),
    [items],
  );
  const { live, stands, lost } = useLiveCheck({ checkId, seen, samples, state, isOver });
  return (
    <>
      <p className="vh" role="status">
        {t("live.spoken", { state: t(`state.${stands.state}`) })}
      </p>
      <Progress items={items} live={live} startedAt={stands.state === "running" ? props.startedAt : null} />
      {lost === "broken" ? <NoteBox tone="ochre" title={t("live.lost")} /> : null}
      {lost === "full" ? <NoteBox tone="ochre" title={t("live.full", { count: MOST_WATCHED })} /> : null}
      {stands.waitsFor === null ? null : <Waiting stands={stands} />}
      {isOver ? null : <Answering items={items} live={live} />}
      <ItemResults
        items={items}
        live={live}
        mayGrade={props.mayGrade}
        read={props.read}
        grade={props.grade}
      />
    </>
  );
}

function Waiting({ stands }: { stands: LiveState }) {
  const t = useTranslations("checks");
  const key = `waits.${stands.waitsFor}` as Parameters<typeof t>[0];
  const reason = t.has(key) ? t(key) : (stands.waitsFor ?? "");
  const until = stands.waitsUntil === null ? "" : formatDateTime(stands.waitsUntil);
  return <NoteBox tone="lake" glyph="pause" title={t("waiting", { reason, until })} />;
}

type ProgressProps = { items: readonly ShownItem[]; live: LiveSamples; startedAt: string | null };

function Progress({ items, live, startedAt }: ProgressProps) {
  const t = useTranslations("checks.live");
  const all = [...live.values()];
  const done = all.filter(({ state }) => state === "done").length;
  const whole = items.filter(({ samples }) =>
    samples.every(({ id }) => live.get(id)?.state === "done"),
  ).length;
  const share = all.length === 0 ? 0 : done / all.length;
  return (
    <div className="my-4 grid gap-1">
      <div className="soft flex flex-wrap justify-between gap-3 text-sm">
        <b className="text-ink">
          {t("progress", { done, samples: all.length, items: whole, all: items.length })}
        </b>
        {startedAt === null ? null : <TimeLeft done={done} samples={all.length} startedAt={startedAt} />}
      </div>
      <div className="meter" aria-hidden="true">
        <i style={{ width: `${formatNumber(share * 100, 1)}%` }} />
      </div>
    </div>
  );
}

function TimeLeft({ done, samples, startedAt }: { done: number; samples: number; startedAt: string }) {
  const t = useTranslations("checks.live");
  const seconds = secondsLeft(done, samples, Date.now() - Date.parse(startedAt));
  if (seconds === null || seconds === 0) return null;
  // The server's clock and the browser's differ by the time the page took.
  return (
    <span suppressHydrationWarning>
      {seconds < 90 ? t("leftSeconds", { seconds }) : t("left", { minutes: Math.ceil(seconds / 60) })}
    </span>
  );
}

/** What is being answered, side by side; and the last few that have just ended here. */
function Answering({ items, live }: { items: readonly ShownItem[]; live: LiveSamples }) {
  const t = useTranslations("checks.live");
  const seen = items.flatMap((item) =>
    item.samples.flatMap(({ id, n }) => {
      const sample = live.get(id);
      const isHere = sample !== undefined && (sample.state === "running" || sample.content !== "");
      return isHere ? [{ item, n, sample }] : [];
    }),
  );
  const running = seen.filter(({ sample }) => sample.state === "running");
  const ended = seen.filter(({ sample }) => sample.state === "done").slice(-SHOWN_AFTER);
  const shown = [...running, ...ended];
  return (
    <Section title={t("title")} note={t("note", { count: running.length })}>
      {shown.length === 0 ? <p className="muted">{t("idle")}</p> : null}
      <div className="grid gap-4 min-[1281px]:grid-cols-2">
        {shown.map(({ item, n, sample }) => (
          <RunningSample key={sample.id} item={item} n={n} sample={sample} />
        ))}
      </div>
    </Section>
  );
}
