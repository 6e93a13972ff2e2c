import Link from "next/link";
import { useTranslations } from "next-intl";
import { CopyDigest } from "@/components/ui/copy-digest";
import { Note } from "@/components/ui/folio";
import { KeyValueList } from "@/components/ui/key-value-list";
import { formatDate } from "@/lib/i18n/format";

type Props = {
  version: { revision: number; digest: string; at: Date };
  /** The page of all its versions. */
  history: string;
  /** The whole address of this page: paper has no links. */
  url: string;
};

/** Which version of a record is on the sheet, and the digest that proves it. */
export function VersionNote({ version, history, url }: Props) {
  const t = useTranslations("versions");
  return (
    <Note title={t("note")}>
      <KeyValueList
        tight
        items={[
          {
            key: "version",
            term: t("list.version"),
            value: <Link href={history}>{t("number", { version: version.revision })}</Link>,
          },
          {
            key: "at",
            term: t("saved"),
            value: <span className="nw">{formatDate(version.at)}</span>,
          },
          { key: "digest", term: t("list.digest"), value: <CopyDigest digest={version.digest} /> },
        ]}
      />
      <p className="paper">{url}</p>
    </Note>
  );
}
