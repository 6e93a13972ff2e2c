import { formOptions } from "@/lib/records/form-options";
import type { ReferenceLocale } from "@/lib/reference/bilingual";
import { codeOptions } from "@/lib/reference/codes";
import type { ModuleOption } from "./deployment-form-module";
import { deploymentSpec } from "./deployment-form-spec";

/** The words the deployment's form offers, and the institution's modules to choose from. */
export function deploymentOptions(locale: ReferenceLocale, modules: readonly ModuleOption[]) {
  return {
    options: formOptions(deploymentSpec, locale),
    modules: modules.map(({ name, partition }) => ({ name, partition })),
    partitions: codeOptions("partitions", locale),
    serverKinds: codeOptions("serverKinds", locale),
    schemes: codeOptions("endpointSchemes", locale),
  };
}
