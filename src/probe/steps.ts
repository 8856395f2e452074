import type { Text } from '#diagnosis';

/** A step: what it is called, and which check of the first founding article asks the same. */
export interface StepSpec {
  readonly name: Text;
  readonly article?: string;
}

/** Every step, in the order in which they are taken: each rests on those before it. */
export const STEPS = {
  'C-URL': { name: { en: 'Address', ja: 'URL' }, article: 'S1-01' },
  'C-DNS': { name: { en: 'Name in DNS', ja: '名前解決' }, article: 'S1-05' },
  'C-PROXY': { name: { en: 'Proxy', ja: 'プロキシ' }, article: 'S1-10' },
  'C-TCP': { name: { en: 'Port', ja: 'ポート' }, article: 'S1-06' },
  'C-TLS': { name: { en: 'TLS and certificate', ja: 'TLS と証明書' }, article: 'S1-08d' },
  'C-CLIENT': { name: { en: 'Client service', ja: 'クライアント サービス' }, article: 'S1-07' },
  'C-CLOCK': { name: { en: 'Clock', ja: '時刻' }, article: 'S1-08d' },
  'C-AUTH': { name: { en: 'Authorization service', ja: '認証サービス' }, article: 'S1-08' },
  'C-REPORTING': { name: { en: 'Reporting service', ja: 'レポート サービス' }, article: 'S1-08b' },
  'C-SELFUPDATE': { name: { en: 'Self-update files', ja: '自己更新ファイル' } },
  'C-CONFIG': { name: { en: 'Configuration', ja: 'サーバーの構成' } },
  'C-COOKIE': { name: { en: 'Handshake', ja: '接続の開始処理' } },
  'C-SCAN': { name: { en: 'Scan', ja: 'スキャン' }, article: 'S1-17' },
  'C-DETAILS': { name: { en: 'Details of updates', ja: '更新プログラムの詳細' } },
  'C-CONTENT': { name: { en: 'Files', ja: '更新ファイル' }, article: 'S1-08c' },
  'C-REPORT': { name: { en: 'Report', ja: 'レポートの送信' } },
} as const satisfies Readonly<Record<string, StepSpec>>;

export type StepId = keyof typeof STEPS;

export const STEP_IDS = Object.keys(STEPS) as readonly StepId[];
