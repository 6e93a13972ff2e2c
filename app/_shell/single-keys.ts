import "server-only";
import { cookies } from "next/headers";
import type { Viewer } from "@/lib/auth/actor";
import { singleKeysCookie } from "@/lib/i18n/locale";

/** Whether keys without ⌘ or Ctrl act: as the person keeps it with the account, as a visitor's browser keeps it. */
export async function isSingleKeyOn(viewer: Viewer | null): Promise<boolean> {
  return viewer?.isSingleKeyOn ?? (await cookies()).get(singleKeysCookie)?.value !== "off";
}
