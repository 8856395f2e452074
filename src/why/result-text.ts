import type { Text } from '#diagnosis';
import { explainResult } from '#results';

/** `0x80244010`, what it means as far as that is known, and whether it is one of installations or of what comes before them. */
export function resultText(hresult: number): {
  readonly hex: string;
  readonly meaning: Text;
  readonly duringInstall: boolean;
} {
  const en = explainResult(hresult, 'en');
  const ja = explainResult(hresult, 'ja');
  return {
    hex: en.hex,
    duringInstall: en.origin === undefined || en.origin === 'install',
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
