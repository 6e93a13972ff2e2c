import type { GivenBadge } from "@/lib/records/rules";
import { findUseCase } from "@/lib/reference/use-cases";
import { openControl, partControl, withReasons } from "./control";
import { addDays } from "./dates";
import { reasonsOf } from "./null-reasons";
import type { Random } from "./random";
import { failSafeTexts, oversightTexts, textsOf } from "./texts";
import type { DemoApplication, DemoDate, DemoIntendedUse, DemoRecordControl } from "./types";

type Setting = {
  key: string;
  deploymentControl: DemoRecordControl;
  badge: GivenBadge;
  announcedOn: DemoDate;
  isPrimaryCare: boolean;
  /** Set for the record that waits for its second person whatever the draw. */
  isUnconfirmed: boolean;
};

/** A title of the source's table as the name of a module; unknown ids are refused by `textsOf`. */
function nameOf(useCase: string) {
  return findUseCase(useCase)?.title ?? { zh: useCase, en: useCase };
}

function intendedUse(useCase: string, isPrimaryCare: boolean): DemoIntendedUse {
  const { plainSummary: _summary, overseer, ...texts } = textsOf(useCase);
  return {
    purpose: texts.purpose,
    outOfScope: texts.outOfScope,
    targetPopulation: texts.targetPopulation,
    departments: texts.departments,
    users: texts.users,
    environments: isPrimaryCare ? ["primary_care"] : texts.environments,
    outputTypes: texts.outputTypes,
    autonomy: texts.autonomy,
    significance: texts.significance,
    situation: texts.situation,
    reviewMode: texts.reviewMode,
    oversight: oversightTexts[overseer],
    failSafe: failSafeTexts[overseer],
  };
}

function drawStage(random: Random, state: DemoRecordControl["state"]): DemoApplication["lifecycleStage"] {
  if (state === "draft") return "planned";
  return state === "published" && !random.chance(0.08) ? "in_use" : "pilot";
}

type Part = Omit<DemoRecordControl, "nullReasons">;

function controlOf(random: Random, setting: Setting): Part {
  if (setting.isUnconfirmed) return openControl(random, "submitted", false);
  const whole = setting.deploymentControl;
  // A return names one record; what hangs on it waits where it was.
  if (whole.state === "returned") return { ...whole, state: "submitted", returnReason: null };
  return partControl(whole, setting.badge);
}

/** One functional module with its intended use. */
export function drawApplication(random: Random, useCase: string, setting: Setting): DemoApplication {
  const part = controlOf(random, setting);
  const lifecycleStage = drawStage(random, part.state);
  const isClaimed = part.fieldSource === "hospital";
  const hasStarted = lifecycleStage !== "planned";
  const values = {
    startedOn: isClaimed && hasStarted ? addDays(setting.announcedOn, random.below(60)) : null,
    usersBand:
      isClaimed && hasStarted ? random.weighted({ "1-9": 15, "10-99": 50, "100-999": 30, "1000+": 5 }) : null,
    callsPerDayBand:
      isClaimed && hasStarted && !random.chance(0.15)
        ? random.weighted({ "1-9": 10, "10-99": 40, "100-999": 38, "1000+": 12 })
        : null,
  };
  const empty = hasStarted ? ("unknown" as const) : ("not_applicable" as const);
  const nullReasons = reasonsOf({
    startedOn: [values.startedOn, empty],
    usersBand: [values.usersBand, empty],
    callsPerDayBand: [values.callsPerDayBand, isClaimed && hasStarted ? "withheld" : empty],
  });
  return {
    key: setting.key,
    useCase,
    name: nameOf(useCase),
    plainSummary: textsOf(useCase).plainSummary,
    intendedUse: intendedUse(useCase, setting.isPrimaryCare),
    lifecycleStage,
    ...values,
    control: withReasons(part, nullReasons),
  };
}
