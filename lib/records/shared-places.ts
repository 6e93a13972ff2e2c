/** An application that has been classified, and where it runs. */
export type PlacedApplication = {
  id: string;
  deploymentId: string;
  moduleId: string | null;
  /** A device or possibly one, in at least one jurisdiction. */
  isDevice: boolean;
};
export type SharedPair = { deviceId: string; otherId: string };

const share = (a: PlacedApplication, b: PlacedApplication) =>
  a.deploymentId === b.deploymentId || (a.moduleId !== null && a.moduleId === b.moduleId);

/** Each device application with each that is none and runs on the same deployment or infrastructure module. */
export function sharedPairs(placed: readonly PlacedApplication[]): SharedPair[] {
  const others = placed.filter(({ isDevice }) => !isDevice);
  return placed
    .filter(({ isDevice }) => isDevice)
    .flatMap((device) =>
      others
        .filter((other) => share(device, other))
        .map((other) => ({ deviceId: device.id, otherId: other.id })),
    );
}

const asDevice = new Set(["device", "device-ambiguous"]);

/** Is any of these statuses one of a device? */
export const isDeviceIn = (statuses: readonly (string | null)[]): boolean =>
  statuses.some((status) => status !== null && asDevice.has(status));
