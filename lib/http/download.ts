import "server-only";
import { getTranslations } from "next-intl/server";
import { AppError } from "@/lib/errors";
import { errorMessageKey } from "@/lib/i18n/error-message";
import { logError } from "./log";

/** Headers of a file that is saved, not shown; never kept by a cache on the way. */
export function downloadHeaders(name: string, type: string): Headers {
  return new Headers({
    "content-type": `${type}; charset=utf-8`,
    "content-disposition": `attachment; filename="${name}"`,
    "cache-control": "private, no-store",
  });
}

/**
 * The answer where a download could not be made: a sentence in the reader's language and the reference, for a person, with
 * the status for everybody else. Anything but a refusal of ours is logged.
 */
export async function refusedDownload(error: unknown, requestId: string): Promise<Response> {
  const known = error instanceof AppError ? error : new AppError("unexpected");
  if (known !== error) logError(requestId, error);
  const t = await getTranslations();
  const said = t(`errors.${errorMessageKey(known.code)}`);
  const reference = `${t("common.error.reference")}${t("common.colon")}${requestId}`;
  return new Response(`${said}\n${reference}\n`, {
    status: known.status,
    headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" },
  });
}
