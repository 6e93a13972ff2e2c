import "server-only";
import { defineViewerCommand } from "@/lib/command/define-command";
import { claimFace, escalateFace, releaseFace, renewFace } from "../api";
import { leaseEnd } from "../case-clock";
import { lockCase, lockCaseAt } from "../case-rows";
import { judge } from "../judge";
import { moveCase } from "../move-case";
import { basePriority } from "../priority";
import { termsOf } from "../routing";
import { caseEscalation, caseRef } from "../schema";

const leaseFrom = (at: Date) => leaseEnd(at, termsOf("classification").leaseDays);
const nobody = { holderId: null, holderName: null, leaseUntil: null };

/** Takes a case out of the queue for a while, so that work is not done twice; a claim that ran out may be taken over. */
export const claimCase = defineViewerCommand({
  name: "review.claim",
  permission: "review:decide",
  input: caseRef,
  api: claimFace,
  run: async (work) => {
    const { actor, input, tx, at } = work;
    const row = await lockCase(tx, input.id);
    const { facts, to } = await judge(work, row, { event: "claim" });
    const set = { holderId: actor.userId, holderName: actor.name, leaseUntil: leaseFrom(at) };
    const moved = await moveCase(work, row, { event: "claim", from: facts.state, to }, set);
    return { result: moved.row, audit: [moved.entry] };
  },
});

/** Keeps a claimed case for as long again, from now. */
export const renewClaim = defineViewerCommand({
  name: "review.renew",
  permission: "review:decide",
  input: caseRef,
  api: renewFace,
  run: async (work) => {
    const { input, tx, at } = work;
    const row = await lockCase(tx, input.id);
    const { facts, to } = await judge(work, row, { event: "renew" });
    const set = { leaseUntil: leaseFrom(at) };
    const moved = await moveCase(work, row, { event: "renew", from: facts.state, to }, set);
    return { result: moved.row, audit: [moved.entry] };
  },
});

/** Gives a claimed case back to the queue. */
export const releaseCase = defineViewerCommand({
  name: "review.release",
  permission: "review:decide",
  input: caseRef,
  api: releaseFace,
  run: async (work) => {
    const { input, tx } = work;
    const row = await lockCase(tx, input.id);
    const { facts, to } = await judge(work, row, { event: "release" });
    const moved = await moveCase(work, row, { event: "release", from: facts.state, to }, nobody);
    return { result: moved.row, audit: [moved.entry] };
  },
});

/** Brings a case of a province before the nation's officials of the same authority, with the reason. */
export const escalateCase = defineViewerCommand({
  name: "review.escalate",
  permission: "review:decide",
  input: caseEscalation,
  api: escalateFace,
  run: async (work) => {
    const { input, tx } = work;
    const row = await lockCaseAt(tx, input.id, input.revision);
    const { facts, to } = await judge(work, row, { event: "escalate" });
    const { tier, status, openIncidents } = row;
    const weight = basePriority({ tier, status, openIncidents, isEscalated: true });
    const set = { ...nobody, level: "national", isEscalated: true, basePriority: weight };
    const told = { note: input.reason };
    const moved = await moveCase(work, row, { event: "escalate", from: facts.state, to }, set, told);
    return { result: moved.row, audit: [moved.entry] };
  },
});
