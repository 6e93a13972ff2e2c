import { useTranslations } from "next-intl";

/** The one-file verifier, as a download. */
export function VerifierLink() {
  const t = useTranslations("audit.export");
  return (
    <a href="/audit-verifier.mjs" download>
      {t("verifier")}
    </a>
  );
}

const command = "node audit-verifier.mjs EXPORT.ndjson --checkpoint CHECKPOINT.json";

/** What to type; capitals stand for one's own files. */
export function VerifyCommand() {
  const t = useTranslations("audit.export");
  return (
    <p className="mt-2">
      {t("command")}
      <code className="well mt-1 block px-3 py-2">{command}</code>
    </p>
  );
}
