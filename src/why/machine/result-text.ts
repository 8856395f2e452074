import type { Action, Text } from '#diagnosis';
import { explainResult } from '#results';
import { act } from './finding.ts';

/** `0x80244010`, and what it means as far as that is known. */
export function resultText(hresult: number): { readonly hex: string; readonly meaning: Text } {
  const en = explainResult(hresult, 'en');
  const ja = explainResult(hresult, 'ja');
  return {
    hex: en.hex,
    meaning: {
      en:
        en.meaning ??
        (en.family === undefined ? 'The code is not known here.' : `It comes from ${en.family}.`),
      ja:
        ja.meaning ??
        (ja.family === undefined ? 'このコードの意味は不明です。' : `${ja.family} のコードです。`),
    },
  };
}

/** What the table of codes says to do about it, with the command that says the rest. */
export function resultActions(hresult: number): readonly Action[] {
  const en = explainResult(hresult, 'en');
  const ja = explainResult(hresult, 'ja');
  const remedy =
    en.remedy === undefined || ja.remedy === undefined
      ? []
      : [act('person', { en: en.remedy, ja: ja.remedy })];
  return [
    ...remedy,
    act(
      'server',
      { en: 'Read what the code means.', ja: 'コードの意味を確認してください。' },
      `todoku errors explain ${en.hex}`,
    ),
  ];
}
