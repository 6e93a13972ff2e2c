import { useTranslations } from "next-intl";
import { CopyDigest } from "@/components/ui/copy-digest";
import { Folio } from "@/components/ui/folio";
import { KeyValueList } from "@/components/ui/key-value-list";
import { Section } from "@/components/ui/section";
import { formatDateTime, formatNumber } from "@/lib/i18n/format";

/** What a page shows of a signed checkpoint. */
type Shown = {
  takenAt: string;
  streams: number;
  root: string;
  previousCheckpointDigest: string | null;
  keyId: string;
  publicKey: string;
  signature: string;
};

/** The newest checkpoint, every member of it: what is signed is what is shown. */
export function CheckpointSheet({ checkpoint, digest }: { checkpoint: Shown; digest: string }) {
  const t = useTranslations("audit.checkpoint");
  const beijing = useTranslations("common")("beijingTime");
  const previous = checkpoint.previousCheckpointDigest;
  const items = [
    {
      key: "takenAt",
      term: t("takenAt"),
      value: <time dateTime={checkpoint.takenAt}>{`${formatDateTime(checkpoint.takenAt)} ${beijing}`}</time>,
    },
    {
      key: "streams",
      term: t("streams"),
      value: t("streamCount", { count: formatNumber(checkpoint.streams) }),
    },
    { key: "root", term: t("root"), value: <CopyDigest digest={checkpoint.root} /> },
    { key: "digest", term: t("digest"), value: <CopyDigest digest={digest} /> },
    {
      key: "previous",
      term: t("previous"),
      value: previous === null ? t("first") : <CopyDigest digest={previous} />,
    },
    { key: "keyId", term: t("keyId"), value: <code>{checkpoint.keyId}</code> },
    { key: "signature", term: t("signature"), value: <code>{checkpoint.signature}</code> },
  ];
  return (
    <Folio>
      <Section title={t("latest")} note={t("downloadNote")}>
        <KeyValueList items={items} />
        <h3 className="h mt-5 mb-2">{t("publicKey")}</h3>
        <pre className="well overflow-x-auto whitespace-pre-wrap">
          <code>{checkpoint.publicKey.trim()}</code>
        </pre>
        <p className="mt-2">
          <a href="/checkpoints/key" download>
            {t("downloadKey")}
          </a>
        </p>
      </Section>
    </Folio>
  );
}
