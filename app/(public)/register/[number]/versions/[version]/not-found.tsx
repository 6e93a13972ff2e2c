import { headers } from "next/headers";
import { getTranslations } from "next-intl/server";
import { versionAddressIn } from "@/components/records/version-address";
import { ButtonLink } from "@/components/ui/button";
import { recordHref } from "@/lib/register/listed-row";
import RecordNotFound from "../../not-found";
import { publicNumber, readVersion } from "./asked-version";

/** A version that is none of a public record's: the record is there, and so are its versions. */
export default async function VersionNotFound() {
  // Next hands these pages no parameters; our proxy writes the path itself.
  const asked = versionAddressIn((await headers()).get("x-portal-path") ?? "");
  if (asked === null) return <RecordNotFound />;
  // Drawn beside every version, shown only where there is none.
  if ((await readVersion(asked.number, asked.version)) !== null) return null;
  const number = await publicNumber(asked.number);
  if (number === null) return <RecordNotFound />;
  const t = await getTranslations("versions.public");
  return (
    <>
      <h1>{t("absent.title")}</h1>
      <p className="lead max-w-[38em]">{t("absent.text", { number })}</p>
      <p className="mt-5">
        <ButtonLink href={`${recordHref(number)}/versions`} look="primary">
          {t("absent.versions")}
        </ButtonLink>
      </p>
    </>
  );
}
