import { NextIntlClientProvider } from "next-intl";
import type { ComponentProps } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { messages } from "@/lib/i18n/messages";
import { HospitalActs } from "./hospital-acts";

type Page = ComponentProps<typeof HospitalActs>["page"];
type Problems = ComponentProps<typeof HospitalActs>["problems"];
const names = { nameZh: "示范医院", nameEn: null };
const at = new Date("2026-11-27T02:00:00Z");
const answer = { text: "由医师审核", byName: "甲", at };

/** A case that was asked two questions. */
const asked = (answers: readonly (typeof answer | null)[]): Page => ({
  id: "1",
  revision: 3,
  state: "awaiting_hospital",
  steps: { resubmit: answers.includes(null) ? "review.unanswered" : null },
  application: { id: "2", number: "APP-1", ...names },
  institution: { id: "3", ...names },
  requests: [
    {
      id: "4",
      round: 1,
      note: null,
      dueOn: "2026-12-08",
      isLate: false,
      sentByName: "审评员",
      sentAt: at,
      closed: null,
      items: answers.map((each, position) => ({
        id: String(position),
        position,
        path: null,
        severity: "major",
        question: "由谁使用",
        answer: each,
      })),
    },
  ],
});

const shown = (page: Page, problems: Problems = []) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="en" messages={messages.en} timeZone="Asia/Shanghai">
      <HospitalActs
        page={page}
        actions={{ withdraw: () => Promise.reject(new Error("nobody presses")) }}
        problems={problems}
        sign={<p>SIGN HERE</p>}
        maySign={false}
      />
    </NextIntlClientProvider>,
  );

describe("what a hospital may do with a case it was asked about", () => {
  it("is no signature while a question has no answer, and says how many are left", () => {
    expect(shown(asked([answer, null]))).not.toContain("SIGN HERE");
    expect(shown(asked([answer, null]))).toContain("1 item of the request without an answer");
    expect(shown(asked([answer, answer]))).toContain("SIGN HERE");
  });

  it("is no signature of what the gate would refuse, and says what it lacks", () => {
    const incomplete = shown(asked([answer]), [{ path: "modules", code: "mainModuleMissing" }]);
    expect(incomplete).not.toContain("SIGN HERE");
    expect(incomplete).toContain(messages.en.errors.field.mainModuleMissing);
  });
});
