"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { useFieldArray } from "react-hook-form";
import { described, useField } from "@/components/form/form-context";
import { TextField } from "@/components/form/text-field";
import { Button } from "@/components/ui/button";

type Option = { value: string; label: string };
type Contact = { kind: string; department: string; roleTitle: string; email: string };

const isContact = (value: unknown): value is Contact =>
  typeof value === "object" && value !== null && "kind" in value;

function textOf({ department, roleTitle, email }: Contact): string {
  return [department, roleTitle, email].filter((part) => part !== "").join(" ");
}

/** Contacts by kind, at most one of each: department and role, never a person's name. */
export function ContactsField({ kinds, label }: { kinds: readonly Option[]; label: string }) {
  const t = useTranslations("institutions.form.contacts");
  const { fields, append, remove } = useFieldArray<Record<"contacts", Contact[]>>({ name: "contacts" });
  const words = useCallback(
    (value: unknown) => {
      const contacts = Array.isArray(value) ? value.filter(isContact) : [];
      const kindOf = (code: string) => kinds.find((kind) => kind.value === code)?.label ?? code;
      return contacts
        .map((contact) => t("words", { kind: kindOf(contact.kind), text: textOf(contact) }))
        .join(" · ");
    },
    [kinds, t],
  );
  const ids = useField("contacts", { label, kind: "text", words });
  const open = kinds.filter((kind) => !fields.some((field) => field.kind === kind.value));
  return (
    <div id={ids.id} tabIndex={-1} {...described(ids, null)}>
      {fields.length === 0 ? <p className="muted mb-3">{t("none")}</p> : null}
      {fields.map((field, at) => (
        <ContactFields
          key={field.id}
          at={at}
          kind={kinds.find((kind) => kind.value === field.kind)?.label ?? field.kind}
          remove={() => remove(at)}
        />
      ))}
      <p className="acts mb-6">
        {open.map((kind) => (
          <Button
            key={kind.value}
            onClick={() => append({ kind: kind.value, department: "", roleTitle: "", email: "" })}
          >
            {t("add", { kind: kind.label })}
          </Button>
        ))}
      </p>
    </div>
  );
}

function ContactFields({ at, kind, remove }: { at: number; kind: string; remove: () => void }) {
  const t = useTranslations("institutions.form.contacts");
  const part = useTranslations("codes.parts.contact");
  const name = (field: string) => `contacts.${at}.${field}`;
  return (
    <fieldset className="f">
      <legend>{kind}</legend>
      <div className="grid gap-x-5 pt-1 sm:grid-cols-2 [&_.f]:mb-3">
        <TextField name={name("department")} label={part("department")} />
        <TextField name={name("roleTitle")} label={part("roleTitle")} />
        <TextField name={name("email")} label={part("email")} type="email" autoComplete="off" />
        <p className="self-end pb-3">
          <Button look="quiet" onClick={remove}>
            {t("remove", { kind })}
          </Button>
        </p>
      </div>
    </fieldset>
  );
}
