import clsx from "clsx";
import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { CopyDigest } from "@/components/ui/copy-digest";
import { Glyph } from "@/components/ui/glyph";
import { KeyValueList } from "@/components/ui/key-value-list";
import { formatDateTime } from "@/lib/i18n/format";
import { inLanguage, type Locale, localeOf } from "@/lib/i18n/locale";
import { codeLabel } from "@/lib/reference/codes";
import { meaningOf, type SignatureView, signerRoleOf } from "./signature-view";

type Props = {
  signature: SignatureView /** Leads to the page of the signature, for who may read it. */;
  linked?: boolean;
  /** The language of a letter; the reader's unless said. */
  locale?: Locale;
};

/** One signature as it stands on the screen and on every print: who, as whom, meaning what, when, over what; void or not. */
export async function SignatureBlock({ signature, linked, locale: own }: Props) {
  const locale = own ?? localeOf(await getLocale());
  const [t, meanings, common] = await Promise.all([
    getTranslations({ locale, namespace: "signatures.block" }),
    getTranslations({ locale, namespace: "signatures.meaning" }),
    getTranslations({ locale, namespace: "common" }),
  ]);
  const beijing = common("beijingTime");
  const { id, signerName, signedAt, voidedAt } = signature;
  const role = signerRoleOf(signature);
  const organisation = inLanguage(locale, { zh: signature.organisationZh, en: signature.organisationEn });
  const when = (at: Date) => <time dateTime={at.toISOString()}>{`${formatDateTime(at)} ${beijing}`}</time>;
  const items = [
    { key: "meaning", term: t("meaning"), value: meanings(meaningOf(signature)) },
    {
      key: "role",
      term: t("role"),
      value: [role ? codeLabel("actorRoles", role, locale) : signature.signerRole, organisation].join(" · "),
    },
    { key: "at", term: t("at"), value: when(signedAt) },
    { key: "digest", term: t("digest"), value: <CopyDigest digest={signature.displayedDigest} /> },
  ];
  return (
    <article className="sheet signed" aria-label={t("of", { name: signerName })}>
      <p className="signed-name">
        <Glyph name="sign" />
        <b className={clsx(voidedAt && "struck")}>{signerName}</b>
        {linked ? <Link href={`/signatures/${id}`}>{t("open")}</Link> : null}
      </p>
      {voidedAt === null ? null : (
        <div className="note c-zhu mb-3">
          <b>
            <Glyph name="stop" />
            {t("void")}
          </b>
          <p>
            {when(voidedAt)}{" "}
            {t("voidBy", { name: signature.voidedByName ?? "", reason: signature.voidReason ?? "" })}
          </p>
        </div>
      )}
      <KeyValueList items={items} tight />
    </article>
  );
}
