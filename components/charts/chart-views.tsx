"use client";

import { type ReactNode, useState, useSyncExternalStore } from "react";

type View = "auto" | "chart" | "table";
type Props = {
  /** Words of the switch: its name and its two choices. */
  labels: { view: string; chart: string; table: string };
  head: ReactNode;
  download: ReactNode | null;
  chart: ReactNode;
  table: ReactNode;
};

// Until somebody chooses, the width decides: a chart that would be too small to read is its table.
const chartClass = {
  auto: "[@media_screen_and_(max-width:720px)]:hidden",
  chart: "",
  table: "[@media_screen]:hidden",
} as const;
const tableClass = {
  auto: "[@media_screen_and_(min-width:720.02px)]:hidden",
  chart: "[@media_screen]:hidden",
  table: "",
} as const;

// The breakpoint of `hide-s` and `only-s`: the pressed button must say what the style sheet shows.
const NARROW = "(max-width: 720px)";
const subscribe = (changed: () => void) => {
  const query = window.matchMedia(NARROW);
  query.addEventListener("change", changed);
  return () => query.removeEventListener("change", changed);
};

/** A chart and its table with the switch between them. Both are in the page; on paper both are printed. */
export function ChartViews({ labels, head, download, chart, table }: Props) {
  const [view, setView] = useState<View>("auto");
  const isNarrow = useSyncExternalStore(
    subscribe,
    () => window.matchMedia(NARROW).matches,
    () => false,
  );
  const automatic = isNarrow ? "table" : "chart";
  const shown = view === "auto" ? automatic : view;
  const choice = (own: "chart" | "table") => (
    <button type="button" aria-pressed={own === shown} onClick={() => setView(own)}>
      {labels[own]}
    </button>
  );
  return (
    <>
      <figcaption className="cap">
        {head}
        <div className="acts gap-1">
          <fieldset className="seg" aria-label={labels.view}>
            {choice("chart")}
            {choice("table")}
          </fieldset>
          {download}
        </div>
      </figcaption>
      <div className={chartClass[view]}>{chart}</div>
      <div className={tableClass[view]}>{table}</div>
    </>
  );
}
