import "server-only";
import { cookies } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { localeCookie, localeOf } from "./locale";
import { messages } from "./messages";

/** The reader's language, unless a part of a page asks for one: a letter stands there in both. */
export default getRequestConfig(async ({ locale: asked }) => {
  const locale = localeOf(asked ?? (await cookies()).get(localeCookie)?.value);
  return { locale, messages: messages[locale], timeZone: "Asia/Shanghai" };
});
