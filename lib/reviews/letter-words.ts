import { createTranslator } from "use-intl/core";
import { classificationWords } from "@/lib/classification/words";
import { formatDate, formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";
import { codeLabel } from "@/lib/reference/codes";
import { letterPath } from "./path";
import type { ConditionForm } from "./schema";
import type { DecisionLetter } from "./shown";

type Names = { nameZh: string; nameEn: string | null };
const none = { status: null, class: null };

/** Everything a letter says in one language, part by part: its sheet sets it, and its plain text is the same words. */
export function letterWords(letter: DecisionLetter, locale: Locale) {
  const { instance, case: of, decision, submission } = letter;
  const translator = <Area extends "cases" | "classification" | "exports" | "shell">(namespace: Area) =>
    createTranslator({ locale, messages: messages[locale], namespace });
  const t = translator("cases");
  const { said } = classificationWords(translator("classification"), locale);
  const isEnglish = locale === "en";
  const named = ({ nameZh, nameEn }: Names) => (isEnglish ? (nameEn ?? nameZh) : nameZh);
  const { institution, application, modules } = submission.document;
  const { reason, rulingNumber, overrides, conditions, case: decided } = decision.document;
  const moduleOf = (key: string, text: string) => {
    const name = modules.find((module) => module.key === key)?.name ?? key;
    return modules.length === 1 ? text : t("letter.moduleOf", { module: name, verdict: text });
  };
  const verdicts = modules.map(({ key, results }) => {
    const override = overrides.find(({ module }) => module === key);
    const derived = said("CN", results.CN ?? none);
    const verdict = override
      ? t("letter.overrideOf", { verdict: said("CN", override.set), derived })
      : derived;
    return moduleOf(key, verdict);
  });
  const row = (key: LetterTerm, ...values: readonly string[]) => ({ key, term: t(`letter.${key}`), values });
  const { reviewer, approver } = decision;
  return {
    /** Whose letter it is, and in a demonstration that it is fiction: a sheet leaves the portal by itself. */
    issuer: translator("shell")("name"),
    mark: instance === "demo" ? translator("exports")("mark") : null,
    title: t("letter.title"),
    authority: t("letter.authority", {
      authority: codeLabel("authorities", decided.authority, locale),
      level: t(`words.level.${of.level}`),
    }),
    outcome: t(`words.outcome.${decision.outcome}`),
    decidedOn: approver === null ? "" : formatDate(approver.at),
    terms: [
      row("number", of.number),
      row("to", named(institution)),
      row("about", t("letter.aboutValue", { name: named(application), number: application.number })),
      row("verdict", ...verdicts),
      ...(rulingNumber === null ? [] : [row("ruling", rulingNumber)]),
      row(
        "basis",
        t("letter.basisValue", {
          name: submission.signedByName,
          date: formatDate(submission.signedAt),
          round: submission.round,
        }),
      ),
    ],
    decides: t(`letter.decides.${decision.outcome}`, { name: named(application) }),
    reason: {
      title: t("letter.reason"),
      text: isEnglish ? (reason.en ?? reason.zh) : reason.zh,
      /** Said where the reasons were written in Chinese only. */
      note: isEnglish && reason.en === null ? t("letter.reasonOnlyZh") : null,
    },
    overridden: {
      title: t("letter.overridden"),
      reasons: overrides.map(({ module, reason: why }) => ({ module, text: moduleOf(module, why) })),
    },
    conditions: { title: t("condition.title"), lines: conditions.map((each) => conditionLine(t, each)) },
    signatures: {
      title: t("letter.signatures"),
      lines: [["reviewer", reviewer] as const, ["approver", approver] as const].flatMap(([part, who]) =>
        who?.at ? [`${t(`four.${part}`)} ${who.name} ${formatDate(who.at)}`] : [],
      ),
    },
    digest: t("letter.digest", { digest: decision.digest }),
    check: { title: t("letter.check.title"), lines: checkLines(t, letter) },
  };
}
export type LetterWords = ReturnType<typeof letterWords>;

type LetterTerm = "number" | "to" | "about" | "verdict" | "ruling" | "basis";

type Say = ReturnType<typeof createTranslator<(typeof messages)["zh-CN"], "cases">>;

/** Where whoever holds the paper looks it up, without an account where the register has it, and checks its signatures. */
function checkLines(t: Say, { origin, isPublic, case: of }: DecisionLetter): string[] {
  return [
    ...(isPublic
      ? [t("letter.check.public", { address: `${origin}/register/${of.application.number}` })]
      : []),
    t("letter.check.portal", { address: `${origin}${letterPath(of.id)}` }),
    t("letter.check.keys", {
      keys: `${origin}/signatures/keys`,
      verifier: `${origin}/signature-verifier.mjs`,
    }),
  ];
}

/** A condition in one line: what is measured, within which bound and window, first due when, and what follows. */
function conditionLine(t: Say, condition: ConditionForm): string {
  const { indicator, comparison, bound, unit, windowDays, dueOn, consequence, note } = condition;
  const value = `${formatNumber(bound)}${unit === "percent" ? "%" : ""}`;
  return [
    `${t(`words.indicator.${indicator}`)} ${t(`condition.${comparison}`, { value })}`,
    `${t("condition.window")} ${t("condition.days", { days: windowDays })}`,
    `${t("condition.due")} ${dueOn}`,
    `${t("condition.consequence")} ${t(`words.consequence.${consequence}`)}`,
    ...(note === null ? [] : [note]),
  ].join(" · ");
}

/** The letter in one language as plain text, for whoever reads it without a browser. */
export function letterText(words: LetterWords): string {
  const part = (title: string, lines: readonly string[]) => (lines.length === 0 ? [] : ["", title, ...lines]);
  return [
    ...(words.mark === null ? [] : [words.mark]),
    words.issuer,
    words.authority,
    words.title,
    `${words.outcome} ${words.decidedOn}`,
    "",
    ...words.terms.map(({ term, values }) => `${term}  ${values.join(" / ")}`),
    "",
    words.decides,
    ...part(words.reason.title, [
      words.reason.text,
      ...(words.reason.note === null ? [] : [words.reason.note]),
    ]),
    ...part(
      words.overridden.title,
      words.overridden.reasons.map(({ text }) => text),
    ),
    ...part(words.conditions.title, words.conditions.lines),
    ...part(words.signatures.title, words.signatures.lines),
    "",
    words.digest,
    ...part(words.check.title, words.check.lines),
  ].join("\n");
}
