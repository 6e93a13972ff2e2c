"use client";

import { type ReactNode, useState } from "react";

type View = "auto" | "chart" | "table";
type Props = {
  /** Words of the switch: its name and its two choices. */
  labels: { view: string; chart: string; table: string };
  head: ReactNode;
  download: ReactNode;
  chart: ReactNode;
  table: ReactNode;
};

// Until somebody chooses, the width decides: a chart that would be too small to read is its table.
const chartClass = { auto: "hide-s", chart: "", table: "hidden print:block" } as const;
const tableClass = { auto: "only-s", chart: "hidden print:block", table: "" } as const;

/** A chart and its table with the switch between them. Both are in the page; on paper both are printed. */
export function ChartViews({ labels, head, download, chart, table }: Props) {
  const [view, setView] = useState<View>("auto");
  const choice = (own: "chart" | "table") => (
    <button
      type="button"
      aria-pressed={own === (view === "auto" ? "chart" : view)}
      onClick={() => setView(own)}
    >
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
