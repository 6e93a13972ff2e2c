import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useFieldLabel } from "@/components/records/field-label";
import { FieldWords } from "@/components/records/field-words";
import { CodedBlank } from "@/components/ui/coded-blank";
import type { Question } from "@/lib/classification/language";
import { publishedRuleSet } from "@/lib/classification/published";
import { scopeFields } from "@/lib/classification/scope-fields";
import { blankIn, type DocumentModule, isSilent, type SubmissionDocument } from "@/lib/reviews/document";
import { useClassificationWords } from "./use-words";

/** A place in a signed document, in words, and where it stands on the page. */
export type DocumentField = { path: string; words: string; href: string };

/** The anchor of a place in a signed document: dots mean something to a selector. */
export const documentAnchor = (path: string): string => `at-${path.replaceAll(".", "-")}`;

const parts = ["asOf", "tier", "flags", "revision"] as const;
const partOf = (name: string | undefined) => parts.find((part) => part === name);
const textOf = (value: unknown) => (Array.isArray(value) ? value.join(" · ") : String(value));

/** Places and values of a signed document in the reader's words: the fields of the use, the questions, the verdicts. */
export function useDocumentWords(document: SubmissionDocument) {
  const t = useTranslations("cases.document");
  const { text, place, option, status, rank } = useClassificationWords();
  const label = useFieldLabel("application");
  const several = document.modules.length > 1;

  const moduleOf = (key: string) => document.modules.find((each) => each.key === key);
  const questionOf = (key: string, id: string): Question | undefined =>
    publishedRuleSet(moduleOf(key)?.ruleSet.version)?.compiled.questionnaire.questions.find(
      (each) => each.id === id,
    );
  const moduleName = (key: string) => moduleOf(key)?.name ?? t(key === "main" ? "main" : "module", { key });

  const words = (path: string): string => {
    const [root, key = "", group, name = ""] = path.split(".");
    if (root === "application") {
      if (group !== undefined) return label(group);
      return key === "nameZh" || key === "nameEn" ? label(key) : path;
    }
    if (root !== "modules") return path;
    const inside = (said: string) => (several ? t("inModule", { module: moduleName(key), said }) : said);
    if (group === "answers") {
      const question = questionOf(key, name);
      return inside(question === undefined ? name : text(question.label));
    }
    if (group === "results") return inside(t("verdict", { place: place(name) }));
    const part = partOf(group);
    return inside(part === undefined ? moduleName(key) : t(`part.${part}`));
  };

  const value = (path: string, said: unknown): ReactNode => {
    const blank = blankIn(said);
    if (blank !== null) return <CodedBlank reason={blank} />;
    if (isSilent(said)) return <span className="nul">{t("blank")}</span>;
    const [root, key = "", group, name = "", leaf] = path.split(".");
    if (root === "application" && group !== undefined && scopeFields.includes(group)) {
      return <FieldWords kind="application" field={group} value={said} />;
    }
    if (group === "answers") {
      const question = questionOf(key, name);
      if (question === undefined) return textOf(said);
      return [said]
        .flat()
        .map((each) => option(question, String(each)))
        .join(" · ");
    }
    if (group === "results" && leaf === "status") return status(String(said));
    if (group === "results" && leaf === "class") return rank(name, String(said));
    return typeof said === "object" ? t("changed") : textOf(said);
  };

  const fieldOf = (path: string): DocumentField => ({
    path,
    words: words(path),
    href: `#${documentAnchor(path)}`,
  });
  return { fieldOf, value, moduleName };
}

/** The fields of the intended use in their own order: a stored document has lost it. */
export const scopeInOrder = ({ application: { scope } }: SubmissionDocument) =>
  scopeFields.flatMap((field) => (field in scope ? [[field, scope[field]] as const] : []));

/** The answers of a module in the order in which they were asked. */
export function answersInOrder({ answers, ruleSet }: DocumentModule): [string, string | readonly string[]][] {
  const questions = publishedRuleSet(ruleSet.version)?.compiled.questionnaire.questions ?? [];
  const place = (id: string) => questions.findIndex((question) => question.id === id);
  return Object.entries(answers).toSorted(([a], [b]) => place(a) - place(b));
}

/** Every place of a signed document that a remark can hang on, in the order of the page. */
export const documentPaths = (document: SubmissionDocument): string[] => [
  ...scopeInOrder(document).map(([field]) => `application.scope.${field}`),
  ...document.modules.flatMap((module) => [
    ...Object.keys(module.results).map((place) => `modules.${module.key}.results.${place}`),
    ...answersInOrder(module).map(([question]) => `modules.${module.key}.answers.${question}`),
  ]),
];
