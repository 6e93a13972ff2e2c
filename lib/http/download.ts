import "server-only";
import { getTranslations } from "next-intl/server";
import { AppError } from "@/lib/errors";
import { errorMessageKey } from "@/lib/i18n/error-message";
import { logError } from "./log";

/** A file's name in plain ASCII, and as people read it where that is another one. */
export type FileName = { plain: string; full?: string };

/** Headers of a file that is saved, not shown; never kept by a cache on the way. */
export function downloadHeaders({ plain, full }: FileName, type: string): Headers {
  // RFC 6266: the encoded name counts where it is understood, the plain one elsewhere.
  const extended = full === undefined ? "" : `; filename*=UTF-8''${encodeURIComponent(full)}`;
  return new Headers({
    "content-type": type,
    "content-disposition": `attachment; filename="${plain}"${extended}`,
    "cache-control": "private, no-store",
  });
}

/** When to come again after "too many" and "not now". */
const RETRY_SECONDS = "30";

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
    headers: {
      "content-type": "text/plain; charset=utf-8",
      "cache-control": "no-store",
      ...(known.status === 429 || known.status === 503 ? { "retry-after": RETRY_SECONDS } : {}),
    },
  });
}
