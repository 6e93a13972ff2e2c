"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { useHydrated } from "@/components/form/use-hydrated";
import { Button } from "@/components/ui/button";
import { Glyph } from "@/components/ui/glyph";
import type { ErrorCode } from "@/lib/errors";
import { errorMessageKey, isErrorCode } from "@/lib/i18n/error-message";

type Stand = { isRunning: boolean; refusal: ErrorCode | "offline" | null };

/** Starts a test of the connection and waits for it; leaving the page stops it. The page then shows what was kept. */
export function ConnectionTest({ deploymentId }: { deploymentId: string }) {
  const t = useTranslations("endpoints.test");
  const errors = useTranslations("errors");
  const router = useRouter();
  const hydrated = useHydrated();
  const [stand, setStand] = useState<Stand>({ isRunning: false, refusal: null });
  const leaving = useRef<AbortController | null>(null);
  useEffect(() => () => leaving.current?.abort(), []);

  const start = async () => {
    const call = new AbortController();
    leaving.current = call;
    setStand({ isRunning: true, refusal: null });
    const refusal = await test(deploymentId, call.signal);
    if (call.signal.aborted) return;
    setStand({ isRunning: false, refusal });
    if (refusal === null) router.refresh();
  };
  return (
    <div className="mb-4 print:hidden">
      <Button look="outlined" disabled={!hydrated || stand.isRunning} onClick={() => void start()}>
        {t("run")}
      </Button>
      <span className="soft ml-3 text-sm" role="status">
        {stand.isRunning ? t("running") : ""}
      </span>
      {stand.refusal === null ? null : (
        <p className="err mt-2" role="alert">
          <Glyph name="overdue" />
          <span>
            {stand.refusal === "offline" ? errors("offline") : errors(errorMessageKey(stand.refusal))}
          </span>
        </p>
      )}
    </div>
  );
}

async function test(deploymentId: string, signal: AbortSignal): Promise<Stand["refusal"]> {
  try {
    const response = await fetch(`/deployments/${deploymentId}/endpoint/test`, { method: "POST", signal });
    if (response.ok) return null;
    const { code } = (await response.json()) as { code?: unknown };
    return isErrorCode(code) ? code : "unexpected";
  } catch {
    return "offline";
  }
}
