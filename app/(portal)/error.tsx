"use client";

import { PageError, type PageErrorProps } from "@/components/shell/page-error";

/** What stands where a page could not be made. An outage must never look like good news. */
export default function ErrorPage(props: PageErrorProps) {
  return <PageError {...props} />;
}
