import { useEffect, useState } from "react";
import type { MenuItem } from "./menu-items";

type View = { id: string; name: string; href: string };

async function read(signal: AbortSignal): Promise<MenuItem[]> {
  const answer = await fetch("/command/views", { signal });
  if (!answer.ok) return [];
  const { views } = (await answer.json()) as { views: View[] };
  return views.map(({ id, name, href }) => ({ id: `menu-view-${id}`, label: name, href }));
}

/** The reader's saved views, asked for when the menu opens. Without an answer they are missing here; their pages have them. */
export function useViews(): readonly MenuItem[] {
  const [views, setViews] = useState<readonly MenuItem[]>([]);
  useEffect(() => {
    const aborter = new AbortController();
    void read(aborter.signal)
      .catch(() => [])
      .then((found) => {
        if (!aborter.signal.aborted) setViews(found);
      });
    return () => aborter.abort();
  }, []);
  return views;
}
