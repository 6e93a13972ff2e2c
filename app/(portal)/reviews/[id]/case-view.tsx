import type { ReactNode } from "react";
import type { CaseActions } from "@/components/cases/case-actions";
import { CasePageView } from "@/components/cases/case-page";
import { HospitalActs } from "@/components/cases/hospital-acts";
import { HospitalSignatures } from "@/components/cases/hospital-signatures";
import { OfficialActs } from "@/components/cases/official-acts";
import { StatusWord } from "@/components/classification/status-word";
import { SignatureBlock } from "@/components/signatures/signature-block";
import type { SignatureView } from "@/components/signatures/signature-view";
import type { CasePage, Submission } from "@/lib/reviews/shown";
import { actOnCase, type CaseAct } from "./actions";
import { CaseSheet } from "./case-sheet";
import { underDecision } from "./signatures-of-case";

const of = (act: CaseAct) => actOnCase.bind(null, act);

const actions: CaseActions = {
  claim: of("claim"),
  renew: of("renew"),
  release: of("release"),
  escalate: of("escalate"),
  declare: of("declare"),
  comment: of("comment"),
  resolve: of("resolve"),
  reply: of("reply"),
  request: of("request"),
  lapse: of("lapse"),
  answer: of("answer"),
  decide: of("decide"),
  sendBack: of("sendBack"),
  ruling: of("ruling"),
  withdraw: of("withdraw"),
};

/** The forms in which something of the case is signed; null where it is not this person's turn. */
export type SignForms = { propose: ReactNode; confirm: ReactNode; resubmit: ReactNode };

type Props = {
  page: CasePage;
  isOfficial: boolean;
  maySign: boolean;
  renewal: Submission | null;
  sign: SignForms;
  /** All signatures of the case, in order. */
  signatures: readonly SignatureView[];
  at: Date;
};

/** One case as this reader has it: the sheet is the same for both sides, what may be done is not. */
export function CaseView({ page, isOfficial, maySign, renewal, sign, signatures, at }: Props) {
  return (
    <CasePageView
      page={page}
      verdict={<StatusWord status={page.status} tier={page.tier} />}
      act={
        isOfficial ? (
          <OfficialActs
            page={page}
            actions={actions}
            signPropose={sign.propose}
            signConfirm={sign.confirm}
            at={at}
          />
        ) : (
          <HospitalActs
            page={page}
            actions={actions}
            problems={renewal?.problems ?? []}
            sign={sign.resubmit}
            maySign={maySign}
          />
        )
      }
      signatures={
        <HospitalSignatures>
          <Blocks signatures={signatures.filter(({ meaning }) => meaning === "responsibility")} />
        </HospitalSignatures>
      }
      at={at}
    >
      <CaseSheet
        page={page}
        actions={actions}
        isOfficial={isOfficial}
        renewal={renewal}
        signaturesOf={(decision) => <Blocks signatures={underDecision(signatures, decision)} />}
      />
    </CasePageView>
  );
}

function Blocks({ signatures }: { signatures: readonly SignatureView[] }) {
  return (
    <div className="mt-4 grid gap-3">
      {signatures.map((signature) => (
        <SignatureBlock key={signature.id} signature={signature} linked />
      ))}
    </div>
  );
}
