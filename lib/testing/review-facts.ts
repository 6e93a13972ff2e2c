import { jurisdictionOf } from "@/lib/auth/jurisdiction";
import type { CaseActor, CaseFacts } from "@/lib/reviews/rules";

/** The moment of a test, and one after every lease that holds at it. */
export const at = new Date("2026-11-27T02:00:00Z");
export const later = new Date("2026-12-01T02:00:00Z");
export const HOSPITAL = "hospital-1";

export const official = (userId: string, changes: Partial<CaseActor> = {}): CaseActor => ({
  userId,
  institutionId: null,
  authority: "nmpa",
  jurisdiction: jurisdictionOf("330000"),
  formerInstitutions: [],
  hasConflict: false,
  ...changes,
});
export const quality = official("quality", { institutionId: HOSPITAL, authority: null, jurisdiction: null });

export const facts = (changes: Partial<CaseFacts> = {}): CaseFacts => ({
  state: "queued",
  authority: "nmpa",
  level: "province",
  jurisdictionCode: "330000",
  institutionId: HOSPITAL,
  signedBy: "quality",
  subjectDigest: "one",
  currentDigest: "one",
  holder: null,
  hasOpenMajor: false,
  unanswered: 0,
  isRequestLate: false,
  proposal: null,
  ...changes,
});
