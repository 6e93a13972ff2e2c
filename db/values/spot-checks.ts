/** The values of spot checks and suites. No imports: the browser may read this file. */

/**
 * A spot check: asked for, at work, paused by the hospital, stopped by who asked for it, at its end, or given up because
 * the endpoint could not be reached.
 */
export const spotCheckStates = ["queued", "running", "paused", "stopped", "done", "failed"] as const;
export type SpotCheckState = (typeof spotCheckStates)[number];
export const spotCheckTriggers = ["on_demand", "scheduled"] as const;
export type SpotCheckTrigger = (typeof spotCheckTriggers)[number];
/** A sample waits, is with the model, or has been graded. */
export const sampleStates = ["pending", "running", "done"] as const;
export type SampleState = (typeof sampleStates)[number];
/** Grades of a sample, from worst to best: one failed sample makes the worst case of its probe a failure. */
export const gradeStatuses = ["fail", "no-answer", "error", "pass"] as const;
export type GradeStatus = (typeof gradeStatuses)[number];
/** What a person who read an answer finds. */
export const humanGrades = ["pass", "fail"] as const;
export type HumanGrade = (typeof humanGrades)[number];
/** Whether the endpoint still serves what is registered, once that is compared. Never "verified". */
export const identityVerdicts = ["inconclusive", "consistent", "changed"] as const;
export type IdentityVerdict = (typeof identityVerdicts)[number];
/** What a clinician says to one item of a suite. */
export const signOffDecisions = ["approved", "rejected"] as const;
export type SignOffDecision = (typeof signOffDecisions)[number];
export const checkRhythms = ["daily", "weekly", "monthly"] as const;
export type CheckRhythm = (typeof checkRhythms)[number];
