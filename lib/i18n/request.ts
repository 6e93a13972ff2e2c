import "server-only";
import { cookies } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { localeCookie, localeOf } from "./locale";
import { messages } from "./messages";

export default getRequestConfig(async () => {
  const locale = localeOf((await cookies()).get(localeCookie)?.value);
  return { locale, messages: messages[locale], timeZone: "Asia/Shanghai" };
});
