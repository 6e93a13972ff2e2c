import {
  beginEnrolment,
  confirmEnrolment,
  removeSecondFactor,
  renewRecoveryCodes,
  resetSecondFactor,
} from "@/lib/second-factor/commands";
import { getSecondFactor, listSecondFactors } from "@/lib/second-factor/queries";
import { type GateCase, own } from "./gate-case";

const both = { password: "a phrase of nobody", code: "000000" };

/** The second factor one signs with. */
export const factorCases: Record<string, GateCase> = {
  "second-factor/commands#beginEnrolment": own("factor.begin", "factor:keep", (actor) =>
    beginEnrolment(actor, { password: both.password }),
  ),
  "second-factor/commands#confirmEnrolment": own("factor.confirm", "factor:keep", (actor) =>
    confirmEnrolment(actor, { code: both.code }),
  ),
  "second-factor/commands#renewRecoveryCodes": own("factor.renew", "factor:keep", (actor) =>
    renewRecoveryCodes(actor, both),
  ),
  "second-factor/commands#removeSecondFactor": own("factor.remove", "factor:keep", (actor) =>
    removeSecondFactor(actor, both),
  ),
  "second-factor/commands#resetSecondFactor": own("factor.reset", "factor:reset", (actor, subject) =>
    resetSecondFactor(actor, { userId: subject.userId, reason: "手机遗失，已当面核实" }),
  ),
  "second-factor/queries#getSecondFactor": own("factor.get", "factor:keep", (actor) =>
    getSecondFactor(actor, {}),
  ),
  "second-factor/queries#listSecondFactors": own("factor.list", "factor:reset", (actor) =>
    listSecondFactors(actor, {}),
  ),
};
