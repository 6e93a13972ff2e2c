import type { CheckPage } from "./queries";

/** Of the registered configuration, what an endpoint can be asked about too. */
export function declaredOf(stored: CheckPage["declared"]) {
  if (stored === null) return null;
  const { configuration, model } = stored;
  const text = (name: string) => {
    const value = configuration.components[name];
    return typeof value === "string" ? value : null;
  };
  return {
    modelName: model.name,
    sizeBillion: model.sizeBillion,
    weightsSha256: model.weightsSha256,
    quantization: text("quantization"),
    runtime: text("runtime"),
  };
}
