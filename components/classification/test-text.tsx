import type { QuestionTest, ResultTest, Test } from "@/lib/classification/language";
import { valuesOf } from "@/lib/classification/reads";
import type { NumberedQuestion } from "./numbering";
import { useClassificationWords } from "./use-words";

const operatorKeys = {
  eq: "is",
  ne: "isNot",
  in: "among",
  includesAny: "includes",
  subsetOf: "within",
  nonEmpty: "some",
} as const satisfies Record<Test["op"], string>;

/** What a rule asks of an answer: 第2题该模块具备哪些功能？包含其一…… */
export function QuestionTestText({ test, asked }: { test: QuestionTest; asked: NumberedQuestion }) {
  const { t, text, option } = useClassificationWords();
  const { question, number } = asked;
  const values = valuesOf(test).map((code) => option(question, code));
  return (
    <>
      {t("result.test", { number, label: text(question.label) })} {t(`result.${operatorKeys[test.op]}`)}{" "}
      <b>{values.join(" / ")}</b>
    </>
  );
}

const resultParts = ["status", "class", "prohibitions", "obligations", "flags", "tier"] as const;

/** What a rule asks of an earlier result. */
export function ResultTestText({ test }: { test: ResultTest }) {
  const { t, place, status, rank } = useClassificationWords();
  const [where = "", part = ""] = test.r.split(".");
  const known = resultParts.find((each) => each === part);
  const values = valuesOf(test).map((code) => (part === "class" ? rank(where, code) : status(code)));
  return (
    <>
      {known === undefined
        ? test.r
        : t("result.earlier", { place: place(where), part: t(`result.resultPart.${known}`) })}{" "}
      {t(`result.${operatorKeys[test.op]}`)} <b>{values.join(" / ")}</b>
    </>
  );
}
