import Link from "next/link";
import { useTranslations } from "next-intl";
import { Button, buttonClass } from "@/components/ui/button";
import { Note } from "@/components/ui/folio";
import { PORTAL_STREAM_ID } from "@/db/values";
import type { TrailReach } from "@/lib/audit/labels";
import { exportPath } from "./trail-query";
import { VerifierLink, VerifyCommand } from "./verifier";

/** Taking a trail along, and checking it without the portal. Plain links and forms: a download needs no script. */
export function TrailExport({ reach, institutionId }: { reach: TrailReach; institutionId: string | null }) {
  const t = useTranslations("audit.export");
  return (
    <>
      <Note title={t("title")}>
        {institutionId === null ? (
          <OtherStreams reach={reach} />
        ) : (
          <OwnStream institutionId={institutionId} />
        )}
      </Note>
      <Note title={t("check")}>
        <p>
          <VerifierLink />
        </p>
        <p className="mt-1">{t("verifierNote")}</p>
        <VerifyCommand />
      </Note>
      <Note title={t("checkpoints")}>
        <p>{t("keep")}</p>
        <p className="mt-1">
          <Link href="/checkpoints">{t("see")}</Link>
        </p>
      </Note>
    </>
  );
}

function OwnStream({ institutionId }: { institutionId: string }) {
  const t = useTranslations("audit.export");
  return (
    <>
      <p className="mb-2">{t("ownNote")}</p>
      <a className={buttonClass({ look: "primary" })} href={exportPath(institutionId)} download>
        {t("own")}
      </a>
    </>
  );
}

function OtherStreams({ reach }: { reach: TrailReach }) {
  const t = useTranslations("audit.export");
  return (
    <>
      <form action="/audit/export" method="get">
        <label>
          <b>{t("institution")}</b>
          <input
            name="institution"
            className="in mono"
            required
            aria-describedby="export-hint"
            autoComplete="off"
            spellCheck={false}
          />
        </label>
        <p className="hint mt-1" id="export-hint">
          {t("institutionHint")}
        </p>
        <Button type="submit" look="primary">
          {t("other")}
        </Button>
      </form>
      {reach === "all" ? (
        <p className="mt-3">
          <a href={exportPath(PORTAL_STREAM_ID)} download>
            {t("portal")}
          </a>
          <span className="block">{t("portalNote")}</span>
        </p>
      ) : null}
    </>
  );
}
