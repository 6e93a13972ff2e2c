"use client";

import { createParser } from "eventsource-parser";
import { useCallback, useEffect, useRef, useState } from "react";
import type { TrialEnd, TrialEvent } from "@/lib/endpoints/trial-events";
import { type ErrorCode, errorStatus } from "@/lib/errors";

export type TrialStand = {
  phase: "idle" | "running" | "over";
  reasoning: string;
  answer: string;
  end: TrialEnd | null;
  /** Why it was refused or failed; `offline` when no answer came at all. */
  refusal: ErrorCode | "offline" | null;
  /** The field that was refused, by the code of its sentence. */
  field: string | null;
};

const idle: TrialStand = { phase: "idle", reasoning: "", answer: "", end: null, refusal: null, field: null };
type Refused = Pick<TrialStand, "refusal" | "field">;

const codeOf = (value: unknown): ErrorCode =>
  typeof value === "string" && Object.hasOwn(errorStatus, value) ? (value as ErrorCode) : "unexpected";

async function refusalOf(response: Response): Promise<Refused> {
  const body: unknown = await response.json().catch(() => null);
  const { code, fields } = (body ?? {}) as { code?: unknown; fields?: { code?: unknown }[] };
  const field = Array.isArray(fields) ? fields[0]?.code : null;
  return { refusal: codeOf(code), field: typeof field === "string" ? field : null };
}

/** What an event adds to what is on the page. The end holds the whole text, divided as the server's last word decides. */
function after(stand: TrialStand, event: TrialEvent): TrialStand {
  if (event.kind === "failed") return { ...stand, phase: "over", refusal: event.code };
  if (event.kind === "end") {
    const { reasoning, answer } = event.end;
    return { ...stand, phase: "over", reasoning, answer, end: event.end };
  }
  const of = (wanted: "reasoning" | "content") =>
    event.pieces.map(({ part, text }) => (part === wanted ? text : "")).join("");
  return { ...stand, reasoning: stand.reasoning + of("reasoning"), answer: stand.answer + of("content") };
}

/** Asks one question and follows its answer. Leaving the page, or `stop`, ends the call and the model's work with it. */
export function useTrial(deploymentId: string) {
  const [stand, setStand] = useState<TrialStand>(idle);
  const leaving = useRef<AbortController | null>(null);
  const stop = useCallback(() => leaving.current?.abort(), []);
  useEffect(() => stop, [stop]);

  const ask = async (prompt: string) => {
    stop();
    const call = new AbortController();
    leaving.current = call;
    setStand({ ...idle, phase: "running" });
    const update = (change: (before: TrialStand) => TrialStand) => {
      if (leaving.current === call) setStand(change);
    };
    try {
      const response = await fetch("/api/spot-checks/trial", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ deploymentId, prompt }),
        signal: call.signal,
      });
      if (!response.ok || response.body === null) {
        const refused = await refusalOf(response);
        return update(() => ({ ...idle, phase: "over", ...refused }));
      }
      await follow(response.body, (event) => update((before) => after(before, event)));
      update((before) => ({ ...before, phase: "over" }));
    } catch {
      const refusal = call.signal.aborted ? null : ("offline" as const);
      update((before) => ({ ...before, phase: "over", refusal }));
    }
  };
  return { stand, ask, stop };
}

async function follow(body: ReadableStream<Uint8Array>, see: (event: TrialEvent) => void): Promise<void> {
  const parser = createParser({ onEvent: ({ data }) => see(JSON.parse(data)) });
  const reader = body.getReader();
  const decoder = new TextDecoder();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    parser.feed(decoder.decode(value, { stream: true }));
  }
}
