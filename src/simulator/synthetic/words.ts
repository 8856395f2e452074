import type { LocalizedText } from './document.ts';

/** Wordings by language; others fall back to English. */
const CUMULATIVE: Readonly<Record<string, string>> = {
  en: 'Cumulative Update for',
  ja: '累積更新プログラム:',
  de: 'Kumulatives Update für',
  fr: 'Mise à jour cumulative pour',
  es: 'Actualización acumulativa para',
  'pt-br': 'Atualização cumulativa para',
  'zh-cn': '累积更新，适用于',
  'zh-tw': '累積更新，適用於',
  ko: '누적 업데이트:',
  it: 'Aggiornamento cumulativo per',
  ru: 'Накопительное обновление для',
};

const DESCRIPTION: Readonly<Record<string, string>> = {
  en: 'Install this update to resolve issues. After you install it, you may have to restart your computer.',
  ja: 'この更新プログラムをインストールすると問題が解決されます。インストール後に再起動が必要になる場合があります。',
  de: 'Installieren Sie dieses Update, um Probleme zu beheben. Danach ist eventuell ein Neustart nötig.',
  fr: "Installez cette mise à jour pour corriger des problèmes. Un redémarrage peut s'avérer nécessaire.",
};

/** One text for each language. */
export function sayIn(
  languages: readonly string[],
  say: (language: string) => Omit<LocalizedText, 'language'>,
): LocalizedText[] {
  return languages.map((language) => ({ language, ...say(language) }));
}

/** Titles and descriptions of one release. */
export function releaseTexts(
  languages: readonly string[],
  release: { readonly month: string; readonly product: string; readonly kb: string },
): LocalizedText[] {
  return sayIn(languages, (language) => ({
    title: `${release.month} ${CUMULATIVE[language] ?? CUMULATIVE['en']} ${release.product} (KB${release.kb})`,
    description: DESCRIPTION[language] ?? DESCRIPTION['en']!,
  }));
}
