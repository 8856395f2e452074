import type { CategoriesAnswer, LanguagesAnswer } from '../contract.ts';
import type { SettingsSection } from './section.ts';

/** Everything that there is, and will be. */
const ALL = '*';

/** Products or classifications by title. */
function categories(
  key: 'Products' | 'Classifications',
  kind: 'products' | 'classifications',
): SettingsSection {
  return {
    kind: 'settings',
    keys: [key],
    read: async (ask) => {
      const path = `/categories?kind=${kind}&selected=true`;
      const { items } = await ask<CategoriesAnswer>({ method: 'GET', path });
      return { [key]: items.filter(({ selected }) => selected).map(({ title }) => title) };
    },
    write: (wanted, now) => {
      const fold = (names: readonly string[] = []) => new Set(names.map((name) => name.toLowerCase()));
      const before = fold(now[key]);
      const after = fold(wanted[key]);
      const enable = (wanted[key] ?? []).filter((name) => !before.has(name.toLowerCase()));
      const disable = (now[key] ?? []).filter((name) => !after.has(name.toLowerCase()));
      return [{ method: 'POST', path: '/categories/selection', body: { kind, enable, disable } }];
    },
  };
}

export const productsSection = categories('Products', 'products');
export const classificationsSection = categories('Classifications', 'classifications');

export const languagesSection: SettingsSection = {
  kind: 'settings',
  keys: ['Languages'],
  read: async (ask) => {
    const { selected } = await ask<LanguagesAnswer>({ method: 'GET', path: '/languages' });
    return { Languages: selected.length === 0 ? [ALL] : selected };
  },
  write: ({ Languages = [] }) => [
    {
      method: 'PUT',
      path: '/languages',
      body: { languages: Languages.includes(ALL) ? [] : Languages },
    },
  ],
};
