import { useTranslations } from "next-intl";
import { Note } from "@/components/ui/folio";
import { type OperationShown, useOperationWords } from "./operation-view";

/** Every operation with its place on the page, and the document for machines. */
export function ApiContents({ operations }: { operations: readonly OperationShown[] }) {
  const t = useTranslations("api.docs");
  const words = useOperationWords();
  return (
    <>
      <Note title={t("machine")}>
        <p>
          <a href="/api/v1/openapi.json">{t("document")}</a>
        </p>
      </Note>
      <Note title={t("contents")}>
        <nav aria-label={t("contents")}>
          <ul className="list-none">
            {operations.map(({ id, name }) => (
              <li key={id}>
                <a className="inline-block py-1" href={`#${id}`}>
                  {words(name)}
                </a>
              </li>
            ))}
            <li>
              <a className="inline-block py-1" href="#problems">
                {t("problems")}
              </a>
            </li>
          </ul>
        </nav>
      </Note>
    </>
  );
}
