import "server-only";
import { createTranslator } from "use-intl/core";
import type { AppError, FieldProblem } from "@/lib/errors";
import { errorMessageKey, fieldMessage } from "@/lib/i18n/error-message";
import { defaultLocale, type Locale, locales } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";

type Sentences = Record<Locale, string>;

/** The language of a problem's title: the first of ours that Accept-Language names, else Chinese. */
export function localeOfHeader(header: string | null): Locale {
  const asked = (header ?? "").split(",").map((part) => part.split(";")[0]?.trim().toLowerCase() ?? "");
  const known = asked.map((tag) => locales.find((locale) => tag.slice(0, 2) === locale.slice(0, 2)));
  return known.find((locale) => locale !== undefined) ?? defaultLocale;
}

function inAll(say: (locale: Locale) => string): Sentences {
  return Object.fromEntries(locales.map((locale) => [locale, say(locale)])) as Sentences;
}

function sentencesOf(error: AppError): Sentences {
  return inAll((locale) => {
    const t = createTranslator({ locale, messages: messages[locale], namespace: "errors" });
    return t(errorMessageKey(error.code), error.values);
  });
}

/** RFC 6901: a field's path as a pointer into the body that was sent. */
const pointerOf = (path: string): string =>
  path === ""
    ? ""
    : `/${path
        .split(".")
        .map((part) => part.replaceAll("~", "~0").replaceAll("/", "~1"))
        .join("/")}`;

function fieldOf(problem: FieldProblem) {
  const message = fieldMessage(problem);
  const said = inAll((locale) =>
    createTranslator({ locale, messages: messages[locale], namespace: "errors" })(
      message.key,
      message.values,
    ),
  );
  return { pointer: pointerOf(problem.path), code: problem.code, messages: said };
}

export type ProblemContext = { requestId: string; path: string; locale: Locale; status?: number };

/** A refusal as an RFC 9457 problem: our code, the sentence in both languages, and each field that was refused. */
export function problem(error: AppError, { requestId, path, locale, status }: ProblemContext) {
  const said = sentencesOf(error);
  return {
    type: `urn:hospital-llm-oversight:problem:${error.code}`,
    title: said[locale],
    status: status ?? error.status,
    code: error.code,
    instance: path,
    requestId,
    messages: said,
    ...(Object.keys(error.values).length > 0 ? { values: error.values } : {}),
    ...(error.fields.length > 0 ? { errors: error.fields.map(fieldOf) } : {}),
  };
}
