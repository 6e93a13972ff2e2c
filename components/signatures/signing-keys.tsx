import { useTranslations } from "next-intl";
import { Folio } from "@/components/ui/folio";
import { KeyValueList } from "@/components/ui/key-value-list";
import { Section } from "@/components/ui/section";
import { formatDateTime } from "@/lib/i18n/format";

type Key = { keyId: string; algorithm: string; publicKey: string; firstUsedAt: Date };

/** Every public key that signatures were made with. Whoever writes one down can check its signatures for ever. */
export function SigningKeys({ keys }: { keys: readonly Key[] }) {
  const t = useTranslations("signatures.keys");
  return (
    <div className="mt-5">
      <Folio>
        <Section title={t("title")} note={t("count", { count: keys.length })} id="signing-keys">
          {keys.length === 0 ? <p className="soft">{t("none")}</p> : null}
          {keys.map(({ keyId, algorithm, publicKey, firstUsedAt }) => (
            <div key={keyId} className="mb-4">
              <KeyValueList
                items={[
                  { key: "id", term: t("id"), value: <code>{keyId}</code> },
                  { key: "algorithm", term: t("algorithm"), value: algorithm },
                  { key: "since", term: t("since"), value: formatDateTime(firstUsedAt) },
                ]}
              />
              <pre className="well mt-2 overflow-x-auto whitespace-pre-wrap">
                <code>{publicKey.trim()}</code>
              </pre>
            </div>
          ))}
          <p>
            <a href="/signatures/keys" download>
              {t("download")}
            </a>
          </p>
        </Section>
      </Folio>
    </div>
  );
}
