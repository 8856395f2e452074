import type { ReactNode } from 'react';
import type { UpdateDetails } from '#server/admin';
import { Copyable, Facts, Panel, Stack, When } from '../../../kit/index.ts';
import { useFormat, useWords } from '../../../words/index.ts';
import { useLanguageNames } from '../../names/index.ts';
import { useCategories } from '../categories.ts';
import { useSeverityName } from '../kinds.ts';
import { safeAddress } from '../titles.ts';
import { useBehavior } from './behavior.ts';
import { LicenseTerms } from './license-terms.tsx';
import { overviewWords } from './words.ts';

/** Everything that its publisher says of an update and that a person reads. */
export function Overview({ update }: { readonly update: UpdateDetails }) {
  const words = useWords(overviewWords);
  const format = useFormat();
  const severityName = useSeverityName();
  const languageNames = useLanguageNames();
  const behavior = useBehavior(update.installation);
  const { products, classifications } = useCategories(update.categories);
  const links = update.moreInfoUrls.map(safeAddress).filter((url) => url !== undefined);
  const support = update.supportUrl === undefined ? undefined : safeAddress(update.supportUrl);
  return (
    <Stack column gap={16}>
      <p>{update.description ?? words.noDescription}</p>
      <LicenseTerms update={update} />
      <Panel title={words.facts}>
        <Facts
          items={[
            [words.released, <When key="released" at={Date.parse(update.creationDate)} />],
            [words.arrived, <When key="arrived" at={update.importedAt} />],
            listed(words.products, products),
            listed(words.classification, classifications),
            [
              words.severity,
              update.severity === undefined ? words.unspecified : severityName(update.severity),
            ],
            listed(
              words.articles,
              update.kbArticleIds.map((id) => `KB${id}`),
            ),
            listed(words.bulletins, update.securityBulletinIds),
            listed(words.cves, update.cveIds),
            [
              words.languages,
              update.languages.length === 0
                ? words.allLanguages
                : format.list(languageNames(update.languages)),
            ],
            [words.titleLanguages, format.list(languageNames(update.titleLanguages))],
            [words.restart, behavior.restart],
            [words.userInput, behavior.userInput ? words.yes : words.no],
            [words.exclusive, behavior.exclusive ? words.yes : words.no],
            behavior.network ? [words.network, words.yes] : undefined,
            [words.removable, update.canUninstall ? words.yes : words.notRemovable],
            [words.terms, termsOf()],
            update.handler === ''
              ? undefined
              : [words.handler, update.handler.split('/').at(-1) ?? update.handler],
            links.length === 0
              ? undefined
              : [words.moreInformation, links.map((url) => <Outside key={url} url={url} />)],
            support === undefined ? undefined : [words.support, <Outside key="support" url={support} />],
          ]}
        />
      </Panel>
      <Panel title={words.updateId}>
        <Copyable text={update.updateId} label={words.updateId} />
      </Panel>
    </Stack>
  );

  function listed(name: string, items: readonly string[]): readonly [string, ReactNode] | undefined {
    return items.length === 0 ? undefined : [name, items.join(format.comma)];
  }

  function termsOf(): string {
    if (update.eula === undefined) return words.noTerms;
    if (update.openTerms === undefined) return words.termsAccepted;
    const names = languageNames(update.eula.languages);
    return names.length === 0 ? words.termsNeeded : words.termsIn(format.list(names));
  }
}

/** A page of somebody else, in a window of its own. */
function Outside({ url }: { readonly url: string }) {
  return (
    <a href={url} target="_blank" rel="noreferrer noopener">
      {url}
    </a>
  );
}
