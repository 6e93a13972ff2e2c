import { useTranslations } from "next-intl";
import { KeyValueList } from "@/components/ui/key-value-list";

/** The first characters of the configuration's digest: enough to compare two records by eye. */
export function ConfigurationDigest({ digest }: { digest: string | null }) {
  const t = useTranslations("register.record");
  if (digest === null) return null;
  const value = (
    <>
      <code>{digest}</code>
      <span className="muted block text-sm">{t("digestNote")}</span>
    </>
  );
  return <KeyValueList items={[{ key: "digest", term: t("digest"), value }]} />;
}
