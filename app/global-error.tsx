"use client";

import en from "@/lib/i18n/messages/en/failure.json";
import zh from "@/lib/i18n/messages/zh-CN/failure.json";
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
          <h1>{zh.title}</h1>
          <p className="lead">{zh.meaning}</p>
          <p>{zh.help}</p>
          <div lang="en" className="mt-5">
            <h2 className="h">{en.title}</h2>
            <p>{en.meaning}</p>
            <p>{en.help}</p>
          </div>
          {error.digest ? (
            <p className="muted mt-3">
              {zh.reference} / {en.reference} <code>{error.digest}</code>
            </p>
          ) : null}
          <p className="mt-5">
            <button type="button" className="btn" onClick={() => retry()}>
              {zh.retry} / {en.retry}
            </button>
          </p>
        </main>
      </body>
    </html>
  );
}
