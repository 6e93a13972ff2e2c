import { useTranslations } from "next-intl";
import { DecisionDocumentView } from "@/components/cases/decision-document";
import { SignedApplication } from "@/components/classification/signed-application";
import { useClassificationWords } from "@/components/classification/use-words";
import { Section } from "@/components/ui/section";
import type { DisplayedDocument } from "@/lib/reviews/displayed";

type Props = { shown: DisplayedDocument; digest: string };

/** What was signed, drawn as it was when it was signed. */
export function SignedDocument({ shown, digest }: Props) {
  const t = useTranslations("cases.document");
  const decision = useTranslations("cases.decision");
  const { said } = useClassificationWords();
  if (shown.kind === "submission") return <SignedApplication document={shown.document} digest={digest} />;
  return (
    <Section title={decision("title")}>
      <DecisionDocumentView
        document={shown.document}
        digest={digest}
        verdictWords={(verdict) => said("CN", verdict)}
        moduleName={(key) => t(key === "main" ? "main" : "module", { key })}
      />
    </Section>
  );
}
