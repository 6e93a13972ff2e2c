import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { Footer } from "@/components/shell/footer";
import { Masthead } from "@/components/shell/masthead";
import { commandNavFor, publicNav } from "@/components/shell/nav";
import { currentViewer } from "@/lib/auth/viewer";
import { now } from "@/lib/clock";
import { themeCookie, themeOf } from "@/lib/i18n/locale";
import { navCounts } from "./nav-counts";
import { personOf } from "./person-of";
import { SignOut } from "./sign-out";
import { isSingleKeyOn } from "./single-keys";

/** Masthead and footer of the public pages; also around the page that says there is no such page. */
export async function PublicShell({ children }: { children: ReactNode }) {
  const viewer = await currentViewer();
  const theme = themeOf((await cookies()).get(themeCookie)?.value);
  return (
    <>
      <Masthead
        variant="public"
        theme={theme}
        items={publicNav}
        commands={commandNavFor(viewer?.role ?? "public")}
        isSingleKeyOn={await isSingleKeyOn(viewer)}
        {...(viewer && { counts: await navCounts(viewer) })}
        person={viewer && (await personOf(viewer))}
        signOut={viewer && <SignOut />}
      />
      <main id="main" tabIndex={-1} className="wide">
        {children}
      </main>
      <Footer variant="public" theme={theme} asOf={now().toISOString()} />
    </>
  );
}
