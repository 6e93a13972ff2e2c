import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Folio, Note } from "@/components/ui/folio";
import { KeyValueList } from "@/components/ui/key-value-list";
import { ScrollRegion } from "@/components/ui/scroll-region";
import { Section } from "@/components/ui/section";
import { reviewStates } from "@/db/values/reviews";
import { casePath } from "@/lib/reviews/path";
import type { SignatureRow } from "@/lib/signatures/statement";
import { SignatureBlock } from "./signature-block";

type Props = {
  signature: SignatureRow;
  /** What it is over, in words. */
  subject: ReactNode;
  /** What its case is called; null where it belongs to none. */
  caseNumber: string | null;
  /** What was displayed, drawn as it was then; null where nobody knows how. */
  children: ReactNode;
};

/** The clock and the drawings that signatures name, with the keys of their words. */
const clocks = [["portal-server", "portalServer"]] as const;
const drawings = [
  ["review-submission/1", "submission1"],
  ["review-submission/2", "submission2"],
  ["review-decision/1", "decision1"],
] as const;

/** One signature in full: its block, what was displayed, what it was proven with and signed by. */
export function SignatureSheet({ signature, subject, caseNumber, children }: Props) {
  const t = useTranslations("signatures.page");
  const words = useTranslations("cases.words");
  const kinds = useTranslations("signatures.credential");
  const credential = (kind: string) =>
    kind === "recovery_code" || kind === "totp" ? kinds(kind) : kinds("password");
  const clock = clocks.find(([code]) => code === signature.clock)?.[1];
  const drawing = drawings.find(([code]) => code === signature.rendering)?.[1];
  const state = reviewStates.find((each) => each === signature.caseState);
  const items = [
    {
      key: "credentials",
      term: t("credentials"),
      value: signature.credentials.map(credential).join(t("and")),
    },
    { key: "clock", term: t("clock"), value: clock ? t(`clocks.${clock}`) : <code>{signature.clock}</code> },
    { key: "subject", term: t("subject"), value: subject },
    {
      key: "case",
      term: t("case"),
      value:
        signature.caseId === null || caseNumber === null ? (
          t("noCase")
        ) : (
          <>
            <Link href={casePath(signature.caseId)}>
              <code>{caseNumber}</code>
            </Link>{" "}
            {state ? t("caseThen", { state: words(`state.${state}`) }) : null}
          </>
        ),
    },
    {
      key: "rendering",
      term: t("rendering"),
      value: drawing ? t(`drawings.${drawing}`) : <code>{signature.rendering}</code>,
    },
    { key: "id", term: t("id"), value: <code className="break-all">{signature.id}</code> },
    { key: "keyId", term: t("keyId"), value: <code>{signature.keyId}</code> },
    { key: "value", term: t("value"), value: <code className="break-all">{signature.value}</code> },
  ];
  return (
    <Folio>
      <SignatureBlock signature={signature} />
      {children}
      <Section title={t("displayed")} note={t("displayedNote")}>
        <AsText displayed={signature.displayed} isOpen={children === null} />
      </Section>
      <Section title={t("proof")}>
        <KeyValueList items={items} />
      </Section>
    </Folio>
  );
}

/** The same as text, as machines read it; the digest is taken over its RFC 8785 form. */
function AsText({ displayed, isOpen }: { displayed: string; isOpen: boolean }) {
  const t = useTranslations("signatures.page");
  const shown: unknown = JSON.parse(displayed);
  return (
    <details open={isOpen}>
      <summary>{t("asText")}</summary>
      <ScrollRegion label={t("asText")}>
        <pre className="well p-3 text-sm">
          <code>{JSON.stringify(shown, null, 2)}</code>
        </pre>
      </ScrollRegion>
    </details>
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
