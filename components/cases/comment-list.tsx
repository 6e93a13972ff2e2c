import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { LanguageText } from "@/components/records/language-text";
import { Section } from "@/components/ui/section";
import { formatDate } from "@/lib/i18n/format";
import type { ShownComment } from "@/lib/reviews/shown";
import { SeverityMark } from "./severity-mark";

/** The words of a place in the signed document, and where it stands on the page. */
export type FieldOf = (path: string) => { words: string; href: string };

type Props = {
  comments: readonly ShownComment[];
  fieldOf: FieldOf;
  /** What the reader may do about one comment: resolve it, reply to it. */
  actsOf: (comment: ShownComment) => ReactNode;
  /** The form of whoever may write one. */
  form: ReactNode;
};

/** What the reviewer remarked, each at its field, with the hospital's reply. */
export function CommentList({ comments, fieldOf, actsOf, form }: Props) {
  const t = useTranslations("cases.comment");
  const open = comments.filter(({ severity, resolved }) => severity === "major" && resolved === null);
  return (
    <Section id="comments" title={t("title")} note={t("note", { count: comments.length, open: open.length })}>
      {comments.length === 0 ? <p className="soft">{t("none")}</p> : null}
      <ol className="grid list-none gap-4">
        {comments.map((comment) => (
          <li key={comment.id} className="border-rule border-b pb-4">
            <Comment comment={comment} fieldOf={fieldOf} />
            {actsOf(comment)}
          </li>
        ))}
      </ol>
      {form}
    </Section>
  );
}

function Comment({ comment, fieldOf }: { comment: ShownComment; fieldOf: FieldOf }) {
  const t = useTranslations("cases.comment");
  const { text, byName, at, path, severity, reply, resolved } = comment;
  const { words, href } = fieldOf(path);
  return (
    <>
      <p className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <a className="font-semibold" href={href}>
          {words}
        </a>
        <SeverityMark severity={severity} isResolved={resolved !== null} />
      </p>
      <p className="mt-1">
        <LanguageText text={text} />
      </p>
      <p className="muted text-sm">{t("by", { name: byName, date: formatDate(at) })}</p>
      {reply === null ? null : (
        <div className="mt-2 border-edge border-l-2 pl-4">
          <p>
            <LanguageText text={reply.text} />
          </p>
          <p className="muted text-sm">{t("reply", { name: reply.byName, date: formatDate(reply.at) })}</p>
        </div>
      )}
    </>
  );
}
