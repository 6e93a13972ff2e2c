import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { messages } from "@/lib/i18n/messages";
import { TrialAnswer } from "./trial-answer";
import type { TrialStand } from "./use-trial";

const stand: TrialStand = {
  phase: "running",
  reasoning: "",
  answer: "",
  end: null,
  refusal: null,
  field: null,
};

/** The page's own markup around a model's words, taken away: what is left is what the words became. */
function shown(words: string): string {
  const render = (text: string) =>
    renderToStaticMarkup(
      <NextIntlClientProvider locale="en" messages={messages.en} timeZone="Asia/Shanghai">
        <TrialAnswer stand={{ ...stand, answer: text }} />
      </NextIntlClientProvider>,
    );
  const [before = "", after = ""] = render("WORDS").split("WORDS");
  const page = render(words);
  expect(page.startsWith(before)).toBe(true);
  return page.slice(before.length, page.length - after.length);
}

describe("what a model wrote", () => {
  it.each([
    "<img src=x onerror=alert(1)>",
    "<script>alert(1)</script>",
    "<style>*{display:none}</style>",
    '<a href="javascript:alert(1)">x</a>',
    "[x](javascript:alert(1))",
    "![](https://a.test/?q=secret)",
    "</bdi></div><iframe src=//a.test>",
  ])("becomes text and no element, link or request: %s", (payload) => {
    const html = shown(payload);
    expect(html).not.toMatch(/[<>]/);
    expect(html.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"')).toBe(payload);
  });

  it("shows what would turn it around or hide in it", () => {
    const html = shown("5 mg \u202Egm 05\u200B");
    expect(html).not.toMatch(/[\u202E\u200B]/);
    expect(html).toContain("U+202E");
    expect(html).toContain("U+200B");
  });
});
