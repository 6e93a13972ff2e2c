import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { navCounts } from "@/app/_shell/nav-counts";
import { personOf } from "@/app/_shell/person-of";
import { SignOut } from "@/app/_shell/sign-out";
import { ContentsColumn } from "@/components/shell/contents-column";
import { Footer } from "@/components/shell/footer";
import { Masthead } from "@/components/shell/masthead";
import { commandNavFor, navFor, portalNav, publicNav } from "@/components/shell/nav";
import { Words } from "@/components/shell/words";
import { requireViewer } from "@/lib/auth/viewer";
import { now } from "@/lib/clock";
import { themeCookie, themeOf } from "@/lib/i18n/locale";

/** The signed-in frame: contents column and main. Each page still asks for its own permission. */
export default async function PortalLayout({ children }: { children: ReactNode }) {
  const viewer = await requireViewer("home:read");
  const theme = themeOf((await cookies()).get(themeCookie)?.value);
  const items = [...navFor(portalNav, viewer.role), ...publicNav];
  const [counts, person] = await Promise.all([navCounts(viewer), personOf(viewer)]);
  return (
    <>
      <Masthead
        variant="portal"
        theme={theme}
        items={items}
        counts={counts}
        commands={commandNavFor(viewer.role)}
        isSingleKeyOn={viewer.isSingleKeyOn}
        person={person}
        signOut={<SignOut />}
      />
      <div className="frame">
        <ContentsColumn items={items} counts={counts} />
        <main id="main" tabIndex={-1}>
          <Words>{children}</Words>
        </main>
      </div>
      <Footer variant="portal" theme={theme} asOf={now().toISOString()} />
    </>
  );
}
