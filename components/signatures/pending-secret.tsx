import { useTranslations } from "next-intl";
import { QrCode } from "./qr-code";

/** The secret for the app: as a QR code, and as text for whoever cannot photograph the screen. */
export function PendingSecret({ uri, secret }: { uri: string; secret: string }) {
  const t = useTranslations("signatures.factor");
  return (
    <div className="mb-5 flex flex-wrap items-start gap-x-6 gap-y-4">
      <QrCode text={uri} label={t("qr")} />
      <div className="min-w-0 flex-[1_1_18rem]">
        <p>{t("scanNote")}</p>
        <p className="lab mt-3 text-sm">{t("secret")}</p>
        <p className="well mt-1 px-3 py-2 break-words">
          <code>{secret.match(/.{1,4}/g)?.join(" ") ?? secret}</code>
        </p>
        <p className="muted mt-2 text-sm">{t("scanLimit")}</p>
      </div>
    </div>
  );
}
