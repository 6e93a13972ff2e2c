/** Product marks of browsers, most particular first: nearly all of them call themselves Safari, many Chrome. */
const browsers: readonly (readonly [name: string, mark: RegExp])[] = [
  ["WeChat", /MicroMessenger\/(\d+)/],
  ["QQ Browser", /QQBrowser\/(\d+)/],
  ["Edge", /Edg(?:A|iOS)?\/(\d+)/],
  ["Opera", /OPR\/(\d+)/],
  ["Firefox", /(?:Firefox|FxiOS)\/(\d+)/],
  ["Chrome", /(?:Chrome|HeadlessChrome|CriOS)\/(\d+)/],
  ["Safari", /Version\/(\d+)[^ ]* (?:Mobile\/\S+ )?Safari\//],
];

/** Android calls itself Linux too, and an iPhone is "like Mac OS X". */
const systems: readonly (readonly [name: string, mark: RegExp])[] = [
  ["HarmonyOS", /HarmonyOS|OpenHarmony/],
  ["Android", /Android/],
  ["iOS", /iPhone|iPad/],
  ["Windows", /Windows NT/],
  ["macOS", /Mac OS X|Macintosh/],
  ["Linux", /Linux|X11/],
];

export type Device = { browser: string | null; system: string | null };

/** Browser and system by what the browser says of itself, which is a hint and no proof. Null when it says neither. */
export function deviceOf(userAgent: string | null): Device | null {
  if (userAgent === null) return null;
  const [named] = browsers.flatMap(([name, mark]) => {
    const version = mark.exec(userAgent)?.[1];
    return version === undefined ? [] : [`${name} ${version}`];
  });
  const browser = named ?? null;
  const system = systems.find(([, mark]) => mark.test(userAgent))?.[0] ?? null;
  return browser === null && system === null ? null : { browser, system };
}
