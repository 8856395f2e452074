import type { Action } from '#diagnosis';
import { explainResult } from '#results';
import { act } from './finding.ts';

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
