import { describe, expect, it } from "vitest";
import { fieldProblems } from "@/lib/command/field-problems";
import { demoUscc } from "@/lib/demo/identifiers";
import { membershipRequestForm } from "@/lib/users/schema";
import { emptyRequest, requestPayload, startingRequest } from "./request-payload";

const asked = { role: "hospital_it", statement: "信息科，负责本院模型部署。" };
const proposal = {
  nameZh: "示范医疗机构",
  nameEn: " ",
  provinceAdcode: "330000",
  uscc: demoUscc(9, "public"),
  campus: "",
  type: "general_hospital",
};
const problems = (values: Record<string, unknown>) => {
  const parsed = membershipRequestForm.safeParse(requestPayload({ ...emptyRequest, ...values }));
  return parsed.success ? [] : fieldProblems(parsed.error).map(({ path, code }) => `${path} ${code}`);
};

describe("startingRequest", () => {
  const draft = { kind: "new_institution", proposal: { nameZh: "示范" }, statement: "信息科" };

  it("goes on from a draft, every field of the form still there", () => {
    expect(startingRequest(draft, null)).toEqual({
      ...emptyRequest,
      ...draft,
      proposal: { ...emptyRequest.proposal, nameZh: "示范" },
    });
  });

  it("puts the record a person came from before the draft, and loses nothing of it", () => {
    const started = startingRequest(draft, "INS-0000001-3");
    expect(started).toMatchObject({ kind: "claim", claimedNumber: "INS-0000001-3", statement: "信息科" });
    expect(startingRequest(null, null)).toEqual(emptyRequest);
  });
});

describe("requestPayload", () => {
  it("sends a claim without what was typed for a new institution", () => {
    const typed = { ...asked, kind: "claim", claimedNumber: "INS-0000001-3", proposal };
    expect(problems(typed)).toEqual([]);
    expect(requestPayload(typed)).not.toHaveProperty("proposal");
  });

  it("sends a new institution without a number, its empty English name as none", () => {
    const typed = { ...asked, kind: "new_institution", claimedNumber: "INS-0000001-3", proposal };
    expect(problems(typed)).toEqual([]);
    expect(requestPayload(typed)).toMatchObject({ proposal: { nameEn: null } });
    expect(requestPayload(typed)).not.toHaveProperty("claimedNumber");
  });

  it("says what is missing by its path in the form", () => {
    const missing = problems({ kind: "new_institution" });
    expect(missing).toContain("proposal.nameZh tooShort");
    expect(missing.map((problem) => problem.split(" ")[0])).toEqual(
      expect.arrayContaining(["proposal.provinceAdcode", "proposal.uscc", "role", "statement"]),
    );
  });
});
