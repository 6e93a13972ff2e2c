"use client";

import { useEffect, useState } from "react";
import type { Difference } from "@/lib/classification/differences";
import { useClassificationWords } from "./use-words";

/** Long enough that answering quickly is not talked over. */
const PAUSE_MS = 600;

/** What the last answers changed, for readers of the screen: said once they pause. */
export function SpokenChanges({ changes }: { changes: readonly Difference[] }) {
  const { t, place, said } = useClassificationWords();
  const words = changes
    .map((each) =>
      t("change.said", {
        place: place(each.place),
        from: said(each.place, each.from),
        to: said(each.place, each.to),
      }),
    )
    .join(" ");
  const [spoken, setSpoken] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setSpoken(words), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [words]);
  return (
    <p className="vh" role="status">
      {spoken}
    </p>
  );
}
