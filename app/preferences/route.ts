import { currentViewer } from "@/lib/auth/viewer";
import { isSameOrigin, pathOfReferer } from "@/lib/http/same-origin";
import {
  densities,
  densityCookie,
  localeCookie,
  locales,
  singleKeyChoices,
  singleKeysCookie,
  themeCookie,
  themes,
} from "@/lib/i18n/locale";
import { savePreferences } from "@/lib/users/preference-commands";

const YEAR_SECONDS = 365 * 24 * 60 * 60;

/** The single keys of a signed-in person go with the account; true if that is where they were put. */
async function isKeptWithAccount(choice: FormDataEntryValue | null): Promise<boolean> {
  const chosen = singleKeyChoices.find((option) => option === choice);
  const viewer = chosen === undefined ? null : await currentViewer();
  if (viewer === null) return false;
  await savePreferences(viewer, { isSingleKeyOn: chosen === "on" });
  return true;
}

/**
 * Sets language, theme or single keys and goes back to the page the form stood on: for this browser, or with the account
 * where somebody is signed in and it is about how they work. Works without scripts.
 */
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
  if (!(await isKeptWithAccount(sent.get(singleKeysCookie)))) set(singleKeysCookie, singleKeyChoices);
  set(densityCookie, densities);
  return new Response(null, { status: 303, headers });
}
