"use client";

import { lazy, Suspense } from "react";
import type { PageErrorProps } from "./page-error";

// Every page carries what it shows when it fails; its words and codes come when that happens. If they do not come either,
// the boundary above, which has its own, takes over.
const PageError = lazy(() => import("./page-error").then((part) => ({ default: part.PageError })));

export function LatePageError(props: PageErrorProps) {
  return (
    <Suspense>
      <PageError {...props} />
    </Suspense>
  );
}
