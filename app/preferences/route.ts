import { isSameOrigin, pathOfReferer } from "@/lib/http/same-origin";
import { localeCookie, locales, themeCookie, themes } from "@/lib/i18n/locale";

const YEAR_SECONDS = 365 * 24 * 60 * 60;

/** Sets language or theme for this browser and goes back to the page the form stood on. Works without scripts. */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request.headers)) return new Response(null, { status: 403 });
  const sent = await request.formData().catch(() => new FormData());
  const headers = new Headers({ location: pathOfReferer(request.headers) ?? "/" });
  const set = (name: string, allowed: readonly string[]) => {
    const value = allowed.find((option) => option === sent.get(name));
    if (value !== undefined) {
      headers.append("set-cookie", `${name}=${value}; Path=/; Max-Age=${YEAR_SECONDS}; SameSite=Lax`);
    }
  };
  set(localeCookie, locales);
  set(themeCookie, themes);
  return new Response(null, { status: 303, headers });
}
