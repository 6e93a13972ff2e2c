"use client";

import { useTranslations } from "next-intl";
import { Dialog } from "radix-ui";
import { SingleKeysChoice } from "@/components/shell/single-keys-choice";
import { Glyph } from "@/components/ui/glyph";
import { KeyHint } from "@/components/ui/key-hint";
import { isPageKey, type KeyGroup, keyGroups, keyTable } from "@/lib/keys/table";
import type { PageOfKey } from "./use-portal-keys";

type Props = {
  pageOfKey: PageOfKey;
  isSingleKeyOn: boolean;
  opener: HTMLElement | null;
  close: () => void;
};

/** The keys of the portal, read from the table that the handlers follow; and the way to turn the single ones off. */
export function KeyList({ pageOfKey, isSingleKeyOn, opener, close }: Props) {
  const t = useTranslations("command.keys");
  return (
    <Dialog.Root open onOpenChange={(open) => open || close()}>
      <Dialog.Portal>
        <Dialog.Overlay className="veil" />
        <Dialog.Content
          className="modal menu keys"
          aria-describedby={undefined}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            opener?.focus();
          }}
        >
          <header>
            <Dialog.Title>{t("title")}</Dialog.Title>
            <Dialog.Close className="iconb" aria-label={t("close")}>
              <Glyph name="x" />
            </Dialog.Close>
          </header>
          <div className="keys-body">
            {keyGroups.map((group) => (
              <Lines key={group} group={group} pageOfKey={pageOfKey} />
            ))}
            <section>
              <h3>{t("single.title")}</h3>
              <p className="soft">{t("single.note")}</p>
              <SingleKeysChoice isOn={isSingleKeyOn} />
            </section>
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** A key that leads to a page this reader may not open does nothing, and is not listed. */
function Lines({ group, pageOfKey }: { group: KeyGroup } & Pick<Props, "pageOfKey">) {
  const t = useTranslations("command.keys");
  const lines = keyTable.filter(
    (line) => line.group === group && !(isPageKey(line.id) && !pageOfKey[line.id]),
  );
  return (
    <section>
      <h3>{t(`group.${group}`)}</h3>
      <dl>
        {lines.map(({ id, keys }) => (
          <div key={id}>
            <dt>{t(`line.${id}`)}</dt>
            <dd>
              <KeyHint keys={keys} />
              <span className="vh">{keys}</span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
