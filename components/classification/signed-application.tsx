import { useTranslations } from "next-intl";
import { RecordName } from "@/components/records/record-name";
import { WideTerms } from "@/components/records/wide-terms";
import { CopyDigest } from "@/components/ui/copy-digest";
import { KeyValueList } from "@/components/ui/key-value-list";
import { Section } from "@/components/ui/section";
import type { DocumentModule, SubmissionDocument } from "@/lib/reviews/document";
import { ModuleResult } from "./module-result";
import { answersInOrder, documentAnchor, scopeInOrder, useDocumentWords } from "./use-document-words";

type Props = { document: SubmissionDocument; digest: string };

/** What a hospital signs, in full: the application as it is meant, and of each module the answers and what they come to. */
export function SignedApplication({ document, digest }: Props) {
  const t = useTranslations("cases.document");
  const { application } = document;
  const { fieldOf, value } = useDocumentWords(document);
  const scope = scopeInOrder(document).map(([field, said]) => {
    const path = `application.scope.${field}`;
    return {
      key: field,
      term: fieldOf(path).words,
      value: <span id={documentAnchor(path)}>{value(path, said)}</span>,
    };
  });
  return (
    <>
      <Section
        title={t("use")}
        note={
          <span>
            {t("digest")} <CopyDigest digest={digest} />
          </span>
        }
      >
        <WideTerms>
          <KeyValueList
            items={[
              {
                key: "name",
                term: t("name"),
                value: (
                  <>
                    <RecordName name={application.nameZh} nameEn={application.nameEn} />{" "}
                    <code>{application.number}</code>
                  </>
                ),
              },
              ...scope,
            ]}
          />
        </WideTerms>
      </Section>
      {document.modules.map((each) => (
        <SignedModule key={each.key} document={document} module={each} />
      ))}
    </>
  );
}

function SignedModule({ document, module }: { document: SubmissionDocument; module: DocumentModule }) {
  const t = useTranslations("cases.document");
  const { fieldOf, value, moduleName } = useDocumentWords(document);
  const answers = answersInOrder(module).map(([question, said]) => {
    const path = `modules.${module.key}.answers.${question}`;
    return {
      key: question,
      term: fieldOf(path).words,
      value: <span id={documentAnchor(path)}>{value(path, said)}</span>,
    };
  });
  return (
    <>
      {Object.keys(module.results).map((place) => (
        <span key={place} id={documentAnchor(`modules.${module.key}.results.${place}`)} />
      ))}
      <ModuleResult
        version={module.ruleSet.version}
        answers={module.answers}
        asOf={module.asOf}
        name={document.modules.length > 1 ? moduleName(module.key) : null}
      />
      <Section title={t("answers")} note={t("answersNote", { count: answers.length })}>
        <div className="[&_dt]:pr-5 min-[721px]:[&_.kv]:grid-cols-[minmax(0,5fr)_minmax(0,7fr)]">
          <KeyValueList items={answers} />
        </div>
      </Section>
    </>
  );
}
