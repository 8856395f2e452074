import type { Language } from '../../../words/index.ts';

/** What a classification is, for who does not know Microsoft's words. By id: names differ between languages and places, ids do not. */
export const CLASSIFICATIONS: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  'e6cf1350-c01b-414d-a61f-263d14d133b4': {
    en: 'fixes for grave faults that are no security matter',
    ja: 'セキュリティ以外の重大な問題の修正',
  },
  'e0789628-ce08-4437-be74-2495b842f43b': {
    en: 'antivirus definitions, several a day',
    ja: 'ウイルス定義など。1 日に数回公開されます',
  },
  'ebfc1fc5-71a4-4f7b-9aca-3b9a503104a0': {
    en: 'tens of thousands of updates: a lot to carry for a little',
    ja: '数万件あり、サーバーの負荷が大きくなります',
  },
  '77835c8d-62a7-41f5-82ad-f28d1af1e3b1': { en: 'drivers of whole machines', ja: '機種ごとのドライバー一式' },
  'b54e7d24-7add-428f-8b75-90a396fa584f': { en: 'new functions of a product', ja: '製品の追加機能' },
  '0fa1201d-4330-4fa8-8ae9-b877473b6441': {
    en: 'the monthly cumulative updates, most of the time',
    ja: '毎月の累積更新プログラムの多くが含まれます。旧称「セキュリティ問題の修正プログラム」',
  },
  '68c5b0a3-d1a6-4553-ae49-01d3a7827828': {
    en: 'collections for older products',
    ja: '旧製品の更新プログラム一式',
  },
  'b4832bd8-e735-4761-8daf-37f882276dab': { en: 'small programs for a task', ja: '特定の作業用のプログラム' },
  '28bc880e-0592-4cbf-8f95-c79b17911d5f': {
    en: 'collections of fixes, also the removal tool for malicious software',
    ja: '修正の集まり。悪意のあるソフトウェアの削除ツールを含みます',
  },
  'cd5ffd1e-e932-4e3a-bf74-18bf0b1bbd83': {
    en: 'fixes that are not for security; some cumulative updates come as these',
    ja: 'セキュリティ以外の修正。累積更新プログラムの一部も含まれます',
  },
  '3689bdc8-b205-4af4-8d4a-a63924c5e9d5': {
    en: 'new versions of Windows, several gigabytes each',
    ja: '機能更新プログラム。1 つ数 GB あります',
  },
};
