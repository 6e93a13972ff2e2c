import { expect, type Locator } from "@playwright/test";
import type { NullReason } from "@/db/values";
import { type FieldSpec, type FormSpec, fieldsOf } from "@/lib/records/form-spec";
import type { Person } from "./fixtures";

type Value = string | number | boolean | readonly string[];
export type Answers = Readonly<Record<string, Value>>;

/** Blank for a stated reason, as an explicit choice. */
export type BlankReasons = Readonly<Record<string, NullReason>>;

/** The open form of a record, filled the way a person does: by its labels. */
export function recordForm({ page, t }: Person, spec: FormSpec, formLabel: string) {
  const form = page.getByRole("form", { name: formLabel });
  const labelOf = (field: string) => t(`codes.fields.${spec.kind}.${field}`);
  const group = (field: string) => form.getByRole("group", { name: labelOf(field), exact: true });
  const textOf = (field: string) => form.getByRole("textbox", { name: labelOf(field), exact: true });
  const modeOf = (field: string) =>
    form.getByRole("group", { name: t("forms.fillMode", { label: labelOf(field) }), exact: true });

  const choose = async (choices: Locator, role: "radio" | "checkbox", value: string) =>
    choices
      .getByRole(role)
      .and(page.locator(`[value="${value}"]`))
      .check();

  const fill = async (field: FieldSpec, value: Value): Promise<void> => {
    if (!spec.required.includes(field.name)) {
      await modeOf(field.name)
        .getByRole("button", { name: t("forms.filled"), exact: true })
        .click();
    }
    if (Array.isArray(value) && field.as === "choices") {
      for (const item of value) await choose(group(field.name), "checkbox", item);
      return;
    }
    const text = Array.isArray(value) ? value.join("\n") : String(value);
    if (
      field.as === "choice" ||
      field.as === "yesNo" ||
      field.name === "partition" ||
      field.name === "useCaseId"
    )
      return choose(group(field.name), "radio", text);
    if (field.as === "select") {
      await form.getByLabel(labelOf(field.name), { exact: true }).selectOption(text);
      return;
    }
    await (field.as === "date"
      ? form.getByLabel(labelOf(field.name), { exact: true })
      : textOf(field.name)
    ).fill(text);
  };

  const leaveBlank = async (field: string, reason: NullReason): Promise<void> => {
    await modeOf(field)
      .getByRole("button", { name: t("forms.blank"), exact: true })
      .click();
    const which = form.getByRole("group", {
      name: new RegExp(`^${escaped(labelOf(field))}\\s*${escaped(t("forms.whichBlank"))}`),
    });
    await choose(which, "radio", reason);
  };

  return {
    form,
    labelOf,
    textOf,
    group,
    leaveBlank,
    /** Fills the fields named in `answers`. */
    fill: async (answers: Answers) => {
      for (const field of fieldsOf(spec)) {
        const value = answers[field.name];
        if (value !== undefined) await fill(field, value);
      }
    },
    /** Gives every optional field without an answer a reason for being blank: the stated one, else unknown. */
    blankTheRest: async (answers: Answers, reasons: BlankReasons = {}) => {
      for (const { name } of fieldsOf(spec)) {
        if (answers[name] !== undefined || spec.required.includes(name)) continue;
        await leaveBlank(name, reasons[name] ?? "unknown");
      }
    },
    submit: async (label: string) => {
      await form.getByRole("button", { name: label, exact: true }).click();
    },
    /** The problem stands beside its field and in the summary, which has the focus. */
    expectProblem: async (field: string, problem: string) => {
      const summary = form.getByRole("alert").filter({ has: page.getByRole("link") });
      await expect(summary).toBeFocused();
      const item = t("forms.summaryItem", { label: labelOf(field), problem });
      await expect(summary.getByRole("link", { name: item })).toBeVisible();
      await expect(textOf(field)).toHaveAccessibleDescription(new RegExp(escaped(problem)));
    },
  };
}

export const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
