import type { ResultLanguage } from './entry.ts';

// Codes come in families; what is not in the table can at least be told where it belongs. First match counts.
const FAMILIES: readonly (readonly [first: number, last: number, en: string, ja: string])[] = [
  [
    0x80072ee0,
    0x80072fff,
    'the network functions of Windows (WinHTTP, WinINet)',
    'Windows のネットワーク機能 (WinHTTP、WinINet)',
  ],
  [0x80190000, 0x8019ffff, 'an HTTP status', 'HTTP の状態コード'],
  [0x80200000, 0x8020ffff, 'the background download service (BITS)', 'バックグラウンド転送サービス (BITS)'],
  [0x80d00000, 0x80d0ffff, 'Delivery Optimization', '配信の最適化'],
  [0x80240000, 0x8024ffff, 'the Windows Update Agent', 'Windows Update エージェント'],
  [
    0x800f0000,
    0x800fffff,
    'the servicing of Windows components (CBS)',
    'Windows のコンポーネント サービス (CBS)',
  ],
  [0x800b0000, 0x800bffff, 'certificates and signatures', '証明書と署名'],
  [0x80090000, 0x8009ffff, 'certificates and cryptography', '証明書と暗号'],
  [0x80070000, 0x8007ffff, 'Windows itself (Win32)', 'Windows 本体 (Win32)'],
  [
    0x80000000,
    0x8004ffff,
    'the component model of Windows (COM)',
    'Windows のコンポーネント オブジェクト モデル (COM)',
  ],
  [0xc1800000, 0xc19fffff, 'Windows Setup', 'Windows セットアップ'],
];

/** What part of Windows a code comes from, by its number alone; undefined where even that is not known. */
export function familyOf(code: number, language: ResultLanguage): string | undefined {
  const family = FAMILIES.find(([first, last]) => code >= first && code <= last);
  if (family === undefined) return undefined;
  const [first, , en, ja] = family;
  const name = language === 'ja' ? ja : en;
  // The low half is the status or the Win32 code itself (MS-ERREF 2.1.1).
  if (first === 0x80190000) return `${name} ${code & 0xffff}`;
  return first === 0x80070000 ? `${name}, ${code & 0xffff}` : name;
}
