"use client";

import enCommon from "@/lib/i18n/messages/en/common.json";
import en from "@/lib/i18n/messages/en/errors.json";
import zhCommon from "@/lib/i18n/messages/zh-CN/common.json";
import zh from "@/lib/i18n/messages/zh-CN/errors.json";
import "./globals.css";

/** The root layout itself failed: no language and no theme are known, so both languages stand, in the light theme. */
export default function GlobalError({
  error,
  retry,
}: {
  error: Error & { digest?: string };
  retry: () => void;
}) {
  return (
    <html lang="zh-CN">
      <body>
        <main className="wide">
          <h1>{zh.page.title}</h1>
          <p className="lead">{zh.page.meaning}</p>
          <p>{zh.page.help}</p>
          <div lang="en" className="mt-5">
            <h2 className="h">{en.page.title}</h2>
            <p>{en.page.meaning}</p>
            <p>{en.page.help}</p>
          </div>
          {error.digest ? (
            <p className="muted mt-3">
              {zhCommon.error.reference} / {enCommon.error.reference} <code>{error.digest}</code>
            </p>
          ) : null}
          <p className="mt-5">
            <button type="button" className="btn" onClick={() => retry()}>
              {zhCommon.error.retry} / {enCommon.error.retry}
            </button>
          </p>
        </main>
      </body>
    </html>
  );
}
