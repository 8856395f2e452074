import type { EulaFragment, LanguageFragment } from '../fragment.ts';
import { FragmentWriter } from '../fragment-writer.ts';
import type { EulaFile, LocalizedProperties } from '../revision.ts';
import { copyContent, copyText, eachChild } from './copy.ts';
import { readFile } from './files.ts';
import type { Source } from './source.ts';
import { attribute, requiredAttribute } from './values.ts';

export interface LocalizedTexts {
  readonly localized: readonly LocalizedProperties[];
  readonly eulaFiles: readonly EulaFile[];
  readonly localizedFragments: readonly LanguageFragment[];
  readonly eulaFragments: readonly EulaFragment[];
}

/**
 * Reads `Update/LocalizedPropertiesCollection`, the element just opened: the texts of each language, and the licence files
 * that stand between them (MS-WUSP 3.1.1.1). One fragment each.
 */
export function readLocalizedTexts(source: Source): LocalizedTexts {
  const localized: LocalizedProperties[] = [];
  const eulaFiles: EulaFile[] = [];
  const localizedFragments: LanguageFragment[] = [];
  const eulaFragments: EulaFragment[] = [];
  const seen = new Set<string>();
  const once = (key: string, what: string) => {
    if (seen.size === seen.add(key.toLowerCase()).size) throw source.fail('twice', what);
  };
  eachChild(source, (local) => {
    const writer = new FragmentWriter('bare');
    if (local === 'LocalizedProperties') {
      const texts = readLocalizedProperties(source, writer);
      once(`text ${texts.language}`, `the texts in language ${texts.language}`);
      localized.push(texts);
      localizedFragments.push({ language: texts.language, xml: writer.toString() });
    } else if (local === 'EulaFile') {
      const language = requiredAttribute(source, 'Language');
      const geoId = attribute(source, 'GeoId')?.trim() ?? '';
      once(`eula ${language} ${geoId}`, `the licence in language ${language} for region "${geoId}"`);
      eulaFiles.push({ ...readFile(source, writer), language, geoId });
      eulaFragments.push({ language, geoId, xml: writer.toString() });
    } else {
      source.reader.skip();
    }
  });
  return { localized, eulaFiles, localizedFragments, eulaFragments };
}

function readLocalizedProperties(source: Source, writer: FragmentWriter): LocalizedProperties {
  const { reader } = source;
  const texts = new Map<string, string>();
  const moreInfoUrls: string[] = [];
  writer.open(reader);
  eachChild(source, (local) => {
    writer.open(reader);
    switch (local) {
      case 'Language':
      case 'Title':
      case 'Description':
      case 'UninstallNotes':
      case 'SupportUrl':
        texts.set(local, copyText(source, writer));
        break;
      case 'MoreInfoUrl':
        moreInfoUrls.push(copyText(source, writer));
        break;
      default:
        copyContent(source, writer);
    }
  });
  writer.close(reader);
  const language = texts.get('Language');
  if (!language) throw source.fail('missing', 'the Language of a LocalizedProperties');
  const description = texts.get('Description');
  const uninstallNotes = texts.get('UninstallNotes');
  const supportUrl = texts.get('SupportUrl');
  return {
    language,
    title: texts.get('Title') ?? '',
    moreInfoUrls,
    ...(description === undefined ? {} : { description }),
    ...(uninstallNotes === undefined ? {} : { uninstallNotes }),
    ...(supportUrl === undefined ? {} : { supportUrl }),
  };
}
