import clsx from "clsx";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ButtonLink } from "@/components/ui/button";
import type { Theme } from "@/lib/i18n/locale";
import { Brand } from "./brand";
import { CommandBar } from "./command/command-bar";
import { ContentsSheet } from "./contents-sheet";
import { LanguageSwitch } from "./language-switch";
import type { CommandNav, NavItem } from "./nav";
import { NavLinks } from "./nav-links";
import { type Person, PersonLine, useRoleWords } from "./person";
import { ThemeChoice, ThemeSwitch } from "./theme-switch";
import { useCommandItems } from "./use-command-items";
import { type NavCounts, useNavLinks } from "./use-nav-links";

type Props = {
  variant: "public" | "portal";
  theme: Theme;
  /** In the masthead itself (public) and in the contents sheet of narrow screens (both). */
  items: readonly NavItem[];
  counts?: NavCounts;
  commands: CommandNav;
  isSingleKeyOn: boolean;
  person: Person | null;
  /** The form that signs out; the layout hands it in. */
  signOut?: ReactNode;
};

/** Mark, navigation, command field, language, appearance, person; a thick-and-thin rule below. */
export function Masthead(props: Props) {
  const { variant, theme, items, counts, person, signOut } = props;
  const t = useTranslations("shell");
  const links = useNavLinks(items, counts);
  const major = useNavLinks(
    items.filter(({ isMinor }) => !isMinor),
    counts,
  );
  // A signed-in person's masthead holds more, and holds still between the portal and the public pages.
  const isNarrow = variant === "public" && person === null;
  return (
    <header className="mast">
      <div className={clsx("mast-in mx-auto", isNarrow ? "max-w-[1296px]" : "max-w-[1680px]")}>
        <Brand />
        {variant === "public" ? (
          <nav className="topnav" aria-label={t("mainNav")}>
            <NavLinks links={major} />
          </nav>
        ) : null}
        <div className="tools">
          <CommandBar {...useCommandItems(props.commands)} isSingleKeyOn={props.isSingleKeyOn} />
          <LanguageSwitch className="hide-s" />
          <ThemeSwitch theme={theme} className="hide-s" />
          <Account person={person} variant={variant} unread={counts?.["/inbox"]?.count} signOut={signOut} />
          <ContentsSheet label={t("contents")} links={links}>
            <LanguageSwitch />
            <ThemeChoice theme={theme} />
            {person ? (
              <p className="w-full">
                <PersonLine person={person} />
              </p>
            ) : (
              <ButtonLink href="/sign-in">{t("signIn")}</ButtonLink>
            )}
            {signOut}
          </ContentsSheet>
        </div>
      </div>
    </header>
  );
}

type AccountProps = Pick<Props, "person" | "variant" | "signOut"> & { unread: string | undefined };

function Account({ person, variant, unread, signOut }: AccountProps) {
  const t = useTranslations("shell");
  if (person === null) {
    return (
      <ButtonLink className="hide-s" href="/sign-in">
        {t("signIn")}
      </ButtonLink>
    );
  }
  return (
    <>
      {unread === undefined ? null : (
        <Link className="iconb hide-s" href="/inbox">
          {t("nav.inbox")} <b>{unread}</b>
        </Link>
      )}
      <Who person={person} />
      {variant === "public" ? (
        <ButtonLink className="hide-s" href="/home">
          {t("myWork")}
        </ButtonLink>
      ) : null}
      <span className="hide-s">{signOut}</span>
    </>
  );
}

/** Shortened where room is short: the whole of it is the link's title. */
function Who({ person }: { person: Person }) {
  return (
    <Link className="who" href="/profile" title={`${person.name} · ${useRoleWords(person)}`}>
      <PersonLine person={person} />
    </Link>
  );
}
