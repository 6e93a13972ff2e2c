"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Glyph } from "@/components/ui/glyph";

export type IndexEntry = { id: string; title: string; done: number; total: number };

/** Which section the reader is in: the last one whose head has passed the upper third of the window. */
function useCurrentSection(ids: readonly string[]): string | null {
  const [current, setCurrent] = useState<string | null>(null);
  const key = ids.join(" ");
  useEffect(() => {
    const look = () => {
      const passed = key.split(" ").filter((id) => {
        const element = document.getElementById(id);
        return element !== null && element.getBoundingClientRect().top < window.innerHeight / 3;
      });
      setCurrent(passed.at(-1) ?? null);
    };
    look();
    window.addEventListener("scroll", look, { passive: true });
    return () => window.removeEventListener("scroll", look);
  }, [key]);
  return current;
}

/** The sections of a long form at its left, with what is answered in each. */
export function SectionIndex({ entries }: { entries: readonly IndexEntry[] }) {
  const t = useTranslations("forms.record");
  const current = useCurrentSection(entries.map((entry) => entry.id)) ?? entries[0]?.id;
  return (
    <nav aria-label={t("index")} className="live hidden min-[1181px]:block">
      <ol className="list-none">
        {entries.map((entry) => (
          <li key={entry.id} className="border-0! p-0!">
            <a
              href={`#${entry.id}`}
              className={clsx(
                "flex justify-between gap-2 border-l-2 py-1.5 pr-1 pl-2.5 no-underline",
                entry.id === current ? "border-dai font-semibold text-ink" : "border-rule text-ink-2",
              )}
              {...(entry.id === current ? { "aria-current": "step" as const } : {})}
            >
              <span>{entry.title}</span>
              <Count entry={entry} />
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function Count({ entry }: { entry: IndexEntry }) {
  const t = useTranslations("forms.record");
  const { done, total } = entry;
  if (total === 0) return null;
  return (
    <span className="nw muted text-sm font-normal">
      {done === total ? <Glyph name="check" /> : null}
      <span className={clsx(done === total && "vh")}>{t("progress", { done, total })}</span>
    </span>
  );
}
