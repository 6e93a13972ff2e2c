import { useTranslations } from "next-intl";
import { Folio, Note } from "@/components/ui/folio";
import { KeyValueList } from "@/components/ui/key-value-list";
import { ScrollRegion } from "@/components/ui/scroll-region";
import { Section } from "@/components/ui/section";
import type { SignatureRow } from "@/lib/signatures/statement";
import { SignatureBlock } from "./signature-block";

/** One signature in full: its block, what was displayed, what it was proven with and signed by. */
export function SignatureSheet({ signature }: { signature: SignatureRow }) {
  const t = useTranslations("signatures.page");
  const kinds = useTranslations("signatures.credential");
  const credential = (kind: string) =>
    kind === "recovery_code" || kind === "totp" ? kinds(kind) : kinds("password");
  const items = [
    {
      key: "credentials",
      term: t("credentials"),
      value: signature.credentials.map(credential).join(t("and")),
    },
    { key: "clock", term: t("clock"), value: <code>{signature.clock}</code> },
    {
      key: "subject",
      term: t("subject"),
      value: <code>{`${signature.subjectKind} ${signature.subjectId} r${signature.subjectRevision}`}</code>,
    },
    {
      key: "case",
      term: t("case"),
      value:
        signature.caseId === null ? t("noCase") : <code>{`${signature.caseId} ${signature.caseState}`}</code>,
    },
    { key: "rendering", term: t("rendering"), value: <code>{signature.rendering}</code> },
    { key: "keyId", term: t("keyId"), value: <code>{signature.keyId}</code> },
    { key: "value", term: t("value"), value: <code className="break-all">{signature.value}</code> },
  ];
  const shown: unknown = JSON.parse(signature.displayed);
  return (
    <Folio>
      <SignatureBlock signature={signature} />
      <Section title={t("displayed")} note={t("displayedNote")}>
        <ScrollRegion label={t("displayed")}>
          <pre className="well p-3 text-sm">
            <code>{JSON.stringify(shown, null, 2)}</code>
          </pre>
        </ScrollRegion>
      </Section>
      <Section title={t("proof")}>
        <KeyValueList items={items} />
      </Section>
    </Folio>
  );
}

const command = "node signature-verifier.mjs SIGNATURE.json --key signing-keys.json";

/** How the file of a signature is checked away from the portal, and what that does not say. */
export function SignatureNotes() {
  const t = useTranslations("signatures.verify");
  return (
    <>
      <Note title={t("title")}>
        <ol className="list-decimal space-y-2 pl-5">
          <li>{t("file")}</li>
          <li>
            <a href="/signatures/keys" download>
              {t("keys")}
            </a>
          </li>
          <li>
            <a href="/signature-verifier.mjs" download>
              {t("verifier")}
            </a>
          </li>
        </ol>
        <p className="mt-2">
          {t("run")}
          <code className="well mt-1 block px-3 py-2">{command}</code>
        </p>
        <p className="mt-2">{t("exit")}</p>
      </Note>
      <Note title={t("limitsTitle")}>
        <p>{t("limits")}</p>
      </Note>
    </>
  );
}
