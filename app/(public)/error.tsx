"use client";

import { LatePageError } from "@/components/shell/late-page-error";
import type { PageErrorProps } from "@/components/shell/page-error";

/** What stands where a page could not be made. An outage must never look like good news. */
export default function ErrorPage(props: PageErrorProps) {
  return <LatePageError {...props} />;
}
