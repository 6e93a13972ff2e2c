import type { Problem } from "./problem";

const MARK = "[key]";

/** Text without the key, as it is and as JSON would write it. Some servers repeat a wrong key in their refusal. */
export function withoutKey(text: string, key: string | null): string {
  if (key === null || key === "") return text;
  return text.replaceAll(key, MARK).replaceAll(JSON.stringify(key).slice(1, -1), MARK);
}

/** The same for what was said inside a good answer or stream. */
export function problemWithoutKey(found: Problem, key: string | null): Problem {
  if (found.said === null) return found;
  const { type, code, message } = found.said;
  const hide = (text: string | null) => (text === null ? null : withoutKey(text, key));
  const said = {
    ...found.said,
    type: hide(type),
    code: typeof code === "string" ? hide(code) : code,
    message: hide(message),
  };
  return { ...found, said };
}
