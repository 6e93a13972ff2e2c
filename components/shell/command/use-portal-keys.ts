import { usePathname, useRouter } from "next/navigation";
import type { PageKey } from "@/lib/keys/table";
import { choose, focusSearch, moveRow, pressMarked, submitForm } from "./page-keys";
import { useKeys } from "./use-keys";

/** Where the keys that lead somewhere lead this reader. */
export type PageOfKey = { readonly [Key in PageKey]?: string };

type Options = {
  pageOfKey: PageOfKey;
  isSingleKeyOn: boolean;
  toggleMenu: () => boolean;
  openMenu: () => boolean;
  openKeys: () => boolean;
  /** There is no next record. */
  sayNothingNext: () => void;
};

/** The record that is open, by the path of its page. */
const openRecord = (pathname: string) => /[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/.exec(pathname)?.[0] ?? "";

/** What each key of the table does. */
export function usePortalKeys(options: Options): void {
  const { pageOfKey, isSingleKeyOn, toggleMenu, openMenu, openKeys, sayNothingNext } = options;
  const router = useRouter();
  const pathname = usePathname();
  const go = (key: PageKey) => {
    const page = pageOfKey[key];
    if (page !== undefined) router.push(page);
    return page !== undefined;
  };
  const goNext = () => {
    if (pageOfKey.goNext === undefined) return false;
    nextPath(`${pageOfKey.goNext}?after=${openRecord(pathname)}`).then(
      (path) => (path === null ? sayNothingNext() : router.push(path)),
      // The home page reads the same and says what failed.
      () => go("goHome"),
    );
    return true;
  };
  useKeys(
    {
      menu: toggleMenu,
      keys: openKeys,
      search: () => focusSearch() || openMenu(),
      goHome: () => go("goHome"),
      goReviews: () => go("goReviews"),
      goDeployments: () => go("goDeployments"),
      goNext,
      choose: (pressed) => choose(Number(pressed)),
      nextUnanswered: () => pressMarked("nextUnanswered"),
      submit: submitForm,
      rowDown: () => moveRow(1),
      rowUp: () => moveRow(-1),
    },
    isSingleKeyOn,
  );
}

/** @throws when it could not be read: that there is nothing is another answer. */
async function nextPath(address: string): Promise<string | null> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`no answer: ${answer.status}`);
  return ((await answer.json()) as { path: string | null }).path;
}
