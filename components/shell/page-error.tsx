"use client";

import { useTranslations } from "next-intl";
import { Button, ButtonLink } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { errorMessageKey, isErrorCode } from "@/lib/i18n/error-message";

export type PageErrorProps = { error: unknown; retry: () => void };

function digestOf(error: unknown): string | undefined {
  const digest = typeof error === "object" && error !== null ? Reflect.get(error, "digest") : undefined;
  return typeof digest === "string" ? digest : undefined;
}

/**
 * A page that could not be made. In production an error reaches the browser without its message; a refusal of ours
 * carries its code as digest, anything else a number that stands in the log.
 */
export function PageError({ error, retry }: PageErrorProps) {
  const t = useTranslations("errors");
  const failure = useTranslations("failure");
  const digest = digestOf(error);
  if (isErrorCode(digest) && digest !== "service.unavailable" && digest !== "unexpected") {
    return (
      <div className="py-4">
        <h1>{t(digest === "sign-in.required" ? "page.signInTitle" : "page.deniedTitle")}</h1>
        <p className="lead">{t(errorMessageKey(digest))}</p>
        <p className="mt-5">
          <ButtonLink href={digest === "sign-in.required" ? "/sign-in" : "/home"}>
            {t(digest === "sign-in.required" ? "page.signIn" : "page.back")}
          </ButtonLink>
        </p>
      </div>
    );
  }
  const isOutage = digest === "service.unavailable";
  return (
    <div className="py-4">
      <h1 className="mb-4">{isOutage ? t("page.outageTitle") : failure("title")}</h1>
      <ErrorState
        title={failure("meaning")}
        reference={digest}
        actions={<Button onClick={() => retry()}>{failure("retry")}</Button>}
      >
        <p>{isOutage ? t("page.outage") : failure("help")}</p>
      </ErrorState>
    </div>
  );
}
