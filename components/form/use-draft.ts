"use client";

import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { ErrorCode } from "@/lib/errors";
import { createDebounce } from "./debounce";
import type { FormValues } from "./payload";

/** A refusal says why nothing was kept, above all that the text looks like personal data. */
export type DraftAnswer = { savedAt: string } | { refusal: ErrorCode };
export type SaveDraft = (values: FormValues) => Promise<DraftAnswer>;
export type DraftState =
  | { status: "none" | "saving" | "saved" | "failed"; savedAt: string | null }
  | { status: "refused"; refusal: ErrorCode; savedAt: string | null };

/** How long typing rests before a draft is saved. */
const REST_MS = 1500;

/**
 * Keeps a draft: saved when typing has rested, at once when the page loses focus or is left. `pause` holds it while
 * the form is being submitted and `stop` ends it, so that a submitted form does not come back as a draft.
 */
export function useDraft(save: SaveDraft | undefined, savedAt: string | null = null) {
  const [state, setState] = useState<DraftState>({ status: savedAt === null ? "none" : "saved", savedAt });
  const latestSave = useRef(save);
  latestSave.current = save;

  const debounce = useMemo(
    () =>
      createDebounce<FormValues>(REST_MS, async (values) => {
        if (latestSave.current === undefined) return;
        setState(({ savedAt: before }) => ({ status: "saving", savedAt: before }));
        try {
          const answer = await latestSave.current(values);
          setState(({ savedAt: before }) =>
            "refusal" in answer
              ? { status: "refused", refusal: answer.refusal, savedAt: before }
              : { status: "saved", savedAt: answer.savedAt },
          );
        } catch {
          setState(({ savedAt: before }) => ({ status: "failed", savedAt: before }));
        }
      }),
    [],
  );

  useEffect(() => {
    const leave = () => debounce.flush();
    const hide = () => {
      if (document.visibilityState === "hidden") debounce.flush();
    };
    window.addEventListener("pagehide", leave);
    document.addEventListener("visibilitychange", hide);
    return () => {
      window.removeEventListener("pagehide", leave);
      document.removeEventListener("visibilitychange", hide);
      debounce.flush();
    };
  }, [debounce]);

  const schedule = useCallback((values: FormValues) => debounce.schedule(values), [debounce]);
  const { flush, pause, resume, stop } = debounce;
  return { state, schedule, flush, pause, resume, stop };
}
