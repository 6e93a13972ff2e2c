import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { CaseActions } from "@/components/cases/case-actions";
import { ChangeSection } from "@/components/cases/change-section";
import { CommentForm, Folded, ReplyForm, ResolveForm } from "@/components/cases/comment-forms";
import { CommentList } from "@/components/cases/comment-list";
import { DecisionForm } from "@/components/cases/decision-form";
import { DecisionSection } from "@/components/cases/decision-section";
import { AnswerForm, RequestForm } from "@/components/cases/request-form";
import { RequestSection } from "@/components/cases/request-section";
import { SignedApplication } from "@/components/classification/signed-application";
import { documentPaths, useDocumentWords } from "@/components/classification/use-document-words";
import { useClassificationWords } from "@/components/classification/use-words";
import { documentChanges } from "@/lib/reviews/document";
import { overrideClasses, overrideStatuses } from "@/lib/reviews/schema";
import type { CasePage, ShownComment, ShownDecision, ShownSubmission, Submission } from "@/lib/reviews/shown";

type Props = {
  page: CasePage;
  actions: CaseActions;
  isOfficial: boolean;
  /** What the hospital would sign now, for whoever signs for it; then that is on the sheet. */
  renewal: Submission | null;
  signaturesOf: (decision: ShownDecision) => ReactNode;
};

/** The document on the sheet, and what is different in it from the one signed before. */
function shownOf(signed: ShownSubmission, renewal: Submission | null) {
  if (renewal?.document && renewal.digest) {
    const { document, digest } = renewal;
    return { document, digest, changes: documentChanges(signed.document, document), signed: null };
  }
  const { document, digest, changes, signedByName: name, signedAt: at, round } = signed;
  return { document, digest, changes, signed: { name, at, round } };
}

/** The sheet of a case: what changed, what was signed, what was said about it, what was decided. */
export function CaseSheet(props: Props) {
  const [signed] = props.page.submissions;
  return signed === undefined ? null : <Sheet {...props} signed={signed} />;
}

function Sheet({
  page,
  actions,
  isOfficial,
  renewal,
  signaturesOf,
  signed,
}: Props & { signed: ShownSubmission }) {
  const { id, revision, comments, requests, decisions, steps } = page;
  const { document, digest, changes, signed: by } = shownOf(signed, renewal);
  const { fieldOf, value, moduleName } = useDocumentWords(document);
  const { said } = useClassificationWords();
  const fields = documentPaths(document).map((path) => ({ value: path, label: fieldOf(path).words }));
  const isHeldByMe = isOfficial && (page.holder?.isMe ?? false) && page.declaration?.hasConflict === false;
  const mayRemark = isHeldByMe && page.state === "in_review";
  const mayAnswer = !isOfficial && (page.state === "awaiting_hospital" || page.state === "returned");
  const open = comments.filter(({ resolved }) => resolved === null);
  const actsOf = (comment: ShownComment) => {
    if (mayRemark && comment.resolved === null)
      return <ResolveForm id={comment.id} action={actions.resolve} />;
    return mayAnswer && comment.reply === null ? <ReplyForm id={comment.id} action={actions.reply} /> : null;
  };
  const exchange = (
    <>
      <CommentList
        comments={comments}
        fieldOf={fieldOf}
        actsOf={actsOf}
        form={
          mayRemark ? (
            <CommentForm key={comments.length} id={id} fields={fields} action={actions.comment} />
          ) : null
        }
      />
      <RequestSection
        requests={requests}
        fieldOf={fieldOf}
        answerOf={(item) =>
          mayAnswer ? (
            <AnswerForm id={item.id} answer={item.answer?.text ?? ""} action={actions.answer} />
          ) : null
        }
        form={
          steps.request_information === null ? (
            <RequestForm
              id={id}
              revision={revision}
              items={open.map(({ path, severity, text }) => ({ path, severity, question: text }))}
              fields={fields}
              action={actions.request}
            />
          ) : null
        }
      />
    </>
  );
  const decision = (
    <DecisionSection
      caseId={id}
      decisions={decisions}
      signaturesOf={signaturesOf}
      verdictWords={(verdict) => said("CN", verdict)}
      moduleName={moduleName}
      form={mayRemark ? <Writing page={page} signed={signed} action={actions.decide} /> : null}
    />
  );
  // Whoever signs next reads first what they sign.
  const isDecisionFirst = ["drafted", "proposed", "confirmed"].includes(decisions[0]?.state ?? "");
  return (
    <>
      {isDecisionFirst ? decision : null}
      {changes === null ? null : (
        <ChangeSection changes={changes} signed={by} fieldOf={fieldOf} value={value} />
      )}
      {mayAnswer ? exchange : null}
      <SignedApplication document={document} digest={digest} />
      {mayAnswer ? null : exchange}
      {isDecisionFirst ? null : decision}
    </>
  );
}

type WritingProps = { page: CasePage; signed: ShownSubmission; action: CaseActions["decide"] };

/** The form that writes the decision; over one of the same hand it stays folded. */
function Writing({ page, signed, action }: WritingProps) {
  const t = useTranslations("cases.decision");
  const { said, status, rank } = useClassificationWords();
  const { moduleName } = useDocumentWords(signed.document);
  const [newest] = page.decisions;
  const written = newest?.state === "drafted" ? newest.document : null;
  const form = (
    <div className="max-w-[46rem] print:hidden">
      <DecisionForm
        key={newest?.digest ?? "new"}
        id={page.id}
        revision={page.revision}
        written={written}
        modules={signed.document.modules.map(({ key, results }) => ({
          key,
          name: moduleName(key),
          derived: said("CN", results.CN ?? { status: null, class: null }),
        }))}
        choices={{
          statuses: overrideStatuses.map((code) => ({ value: code, label: status(code) })),
          classes: overrideClasses.map((code) => ({ value: code, label: rank("CN", code) })),
        }}
        openMajor={page.comments.filter(isBlocking).length}
        action={action}
      />
    </div>
  );
  const isOwn = written !== null && newest?.reviewer.isMe;
  return isOwn ? <Folded summary={t("rewrite")}>{form}</Folded> : form;
}

const isBlocking = ({ severity, resolved }: ShownComment) => severity === "major" && resolved === null;
