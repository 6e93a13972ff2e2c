import Form from "next/form";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { Button } from "@/components/ui/button";

type Props = { path: "/admin/users" | "/admin/sessions"; person: string | undefined };

/** Finds one person in a list that shows so many at most. The address it makes is the state of the list. */
export function PersonSearch({ path, person }: Props) {
  const t = useTranslations("auth.admin.search");
  const id = useId();
  return (
    <search aria-label={t("label")} className="mb-5 block">
      <Form action={path} key={person ?? ""} className="flex flex-wrap items-end gap-x-3 gap-y-2">
        <div className="min-w-0 flex-[1_1_260px] md:max-w-105">
          <label className="lab text-base" htmlFor={id}>
            {t("person")}
          </label>
          <input
            id={id}
            name="person"
            type="search"
            className="in"
            defaultValue={person ?? ""}
            maxLength={80}
            autoComplete="off"
          />
        </div>
        <Button type="submit" className="h-10">
          {t("submit")}
        </Button>
        {person === undefined ? null : <Link href={path}>{t("clear")}</Link>}
      </Form>
    </search>
  );
}
