import type { Locator } from "@playwright/test";
import type { Person } from "./fixtures";

const FARTHEST = 400;
const hasFocus = (target: Locator) => target.evaluate((element) => element === document.activeElement);

/** Goes forward with Tab until the element has the focus, as somebody without a mouse does. */
export async function tabTo({ page }: Person, target: Locator): Promise<void> {
  await target.waitFor();
  for (let steps = 0; steps < FARTHEST; steps += 1) {
    if (await hasFocus(target)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab never reaches ${target}`);
}

/** Goes to a link or button and presses it. */
export async function press(
  person: Person,
  target: Locator,
  key: "Enter" | "Space" = "Enter",
): Promise<void> {
  await tabTo(person, target);
  await person.page.keyboard.press(key);
}

/** Goes to a text field and types over what is in it. */
export async function type(person: Person, target: Locator, text: string): Promise<void> {
  await tabTo(person, target);
  await person.page.keyboard.press("ControlOrMeta+a");
  await person.page.keyboard.insertText(text);
}

/** Goes into a group of choices and takes the one with this digit. */
export async function chooseDigit(person: Person, group: Locator, digit: number): Promise<void> {
  await tabTo(person, group.locator("input").first());
  await person.page.keyboard.press(String(digit));
}
