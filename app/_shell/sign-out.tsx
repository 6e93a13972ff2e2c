import { getTranslations } from "next-intl/server";

/** A plain form: signing out must not depend on scripts. */
export async function SignOut() {
  const t = await getTranslations("shell");
  return (
    <form method="post" action="/sign-out">
      <button className="iconb" type="submit">
        {t("signOut")}
      </button>
    </form>
  );
}
