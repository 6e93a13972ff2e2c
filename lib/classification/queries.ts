import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/auth/actor";
import { beijingDate, now } from "@/lib/clock";
import { defineQuery } from "@/lib/command/define-query";
import { AppError } from "@/lib/errors";
import { questionnaireSchema, ruleSetSchema } from "./language";
import { previewOf } from "./preview";
import { type PublishedRuleSet, publishedRuleSet, publishedRuleSets } from "./published";
import {
  noInput,
  type PreviewInput,
  previewAnswer,
  previewInput,
  ruleSetAnswer,
  ruleSetInput,
  ruleSetList,
  ruleSetSchemas,
} from "./schema";

/** A hundred a second, sustained: a hospital's own system may try its whole stock of applications. */
const TRIES_PER_MINUTE = 6000;

function known(version: string | undefined): PublishedRuleSet {
  const published = publishedRuleSet(version);
  if (published === undefined) throw new AppError("record.not-found");
  return published;
}

/** What the newest rule set, or the one named, makes of a form. Reads no row and keeps nothing. */
export const previewClassification = defineQuery({
  name: "classification.preview",
  permission: "rule-set:read",
  run: async (_tx, _actor: Actor, { answers, asOf, ruleSet }: PreviewInput) =>
    previewOf(known(ruleSet), answers, asOf ?? beijingDate(now())),
  api: {
    method: "POST",
    path: "/classification/preview",
    perMinute: TRIES_PER_MINUTE,
    input: previewInput,
    answer: previewAnswer,
    present: (preview) => preview,
  },
});

function headOf({ compiled, digest, questionnaireDigest }: PublishedRuleSet) {
  const { ruleSet, questionnaire } = compiled;
  return {
    id: ruleSet.id,
    version: ruleSet.version,
    digest,
    questionnaire: { id: questionnaire.id, version: questionnaire.version, digest: questionnaireDigest },
    ruleCount: ruleSet.rules.length,
    isNewest: compiled === publishedRuleSets[0]?.compiled,
  };
}

/** Every rule set that was ever published, newest first. */
export const listRuleSets = defineQuery({
  name: "ruleSet.list",
  permission: "rule-set:read",
  run: async (_tx, _actor: Actor, _none: Record<string, never>) => publishedRuleSets,
  api: {
    method: "GET",
    path: "/rule-sets",
    input: noInput,
    answer: ruleSetList,
    present: (published) => ({ items: published.map(headOf) }),
  },
});

/** The JSON Schemas of rule sets and questionnaires. */
export const getRuleSetSchemas = defineQuery({
  name: "ruleSet.schemas",
  permission: "rule-set:read",
  run: async (_tx, _actor: Actor, _none: Record<string, never>) => ({
    rules: z.toJSONSchema(ruleSetSchema),
    questions: z.toJSONSchema(questionnaireSchema),
  }),
  api: {
    method: "GET",
    path: "/rule-set-schemas",
    input: noInput,
    answer: ruleSetSchemas,
    present: (schemas) => schemas,
  },
});

/** One published rule set with its questionnaire. */
export const getRuleSet = defineQuery({
  name: "ruleSet.get",
  permission: "rule-set:read",
  run: async (_tx, _actor: Actor, { version }: { version: string }) => known(version),
  api: {
    method: "GET",
    path: "/rule-sets/{version}",
    input: ruleSetInput,
    answer: ruleSetAnswer,
    present: (published) => ({
      ...headOf(published),
      rules: published.compiled.ruleSet,
      questions: published.compiled.questionnaire,
    }),
  },
});
