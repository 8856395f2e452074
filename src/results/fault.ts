import type { AdviceName } from './advice.ts';
import type { ResultLanguage } from './entry.ts';

/**
 * Where what brings a code about is to be put right. `server`: the update server and what its administrator decided; `network`: all between
 * it and the computer, proxies and filters too; `nobody`: it belongs to normal operation.
 */
export type Fault = 'machine' | 'network' | 'server' | 'microsoft' | 'nobody';

export const FAULTS = ['machine', 'network', 'server', 'microsoft', 'nobody'] as const;

// The likeliest first.
const FAULTS_OF: Readonly<Record<AdviceName, readonly Fault[]>> = {
  overload: ['server', 'network'],
  unavailable: ['server'],
  name: ['machine', 'network'],
  port: ['network', 'server'],
  middlebox: ['network'],
  proxy: ['machine', 'network'],
  tls: ['server', 'machine'],
  clientCertificate: ['network'],
  refused: ['network', 'machine'],
  missing: ['machine', 'server'],
  serverLog: ['server'],
  policy: ['machine'],
  source: ['machine'],
  network: ['network'],
  service: ['machine'],
  rename: ['machine'],
  cookies: ['server'],
  trips: ['server'],
  metadata: ['server', 'microsoft'],
  automatic: ['nobody'],
  topology: ['server'],
  store: ['machine'],
  applicability: ['nobody'],
  content: ['server'],
  damagedFile: ['network', 'server'],
  ranges: ['network'],
  peers: ['network', 'machine'],
  trust: ['machine'],
  retry: ['nobody'],
  restart: ['machine'],
  user: ['machine'],
  removal: ['nobody'],
  installer: ['machine', 'microsoft'],
  source2: ['machine'],
  servicingStack: ['server'],
  access: ['machine'],
  component: ['machine'],
  disk: ['machine'],
  memory: ['machine'],
  upgrade: ['server', 'machine'],
  optional: ['machine'],
  regression: ['microsoft'],
  others: ['machine'],
  offline: ['machine'],
  conflict: ['machine'],
  policyFile: ['machine'],
  removedDownload: ['nobody'],
};

const WORDS: Readonly<Record<Fault, Readonly<Record<ResultLanguage, string>>>> = {
  machine: { en: 'the computer', ja: 'コンピューター' },
  network: { en: 'the network', ja: 'ネットワーク' },
  server: { en: 'the update server', ja: '更新サーバー' },
  microsoft: { en: 'Microsoft', ja: 'Microsoft' },
  nobody: { en: 'nobody: this is as it should be', ja: '想定された動作' },
};

/** Whose fault what that advice is about usually is, the likeliest first. */
export function faultsOf(advice: AdviceName): readonly Fault[] {
  return FAULTS_OF[advice];
}

/** `the network, or the update server` */
export function faultWords(faults: readonly Fault[], language: ResultLanguage): string {
  return faults.map((fault) => WORDS[fault][language]).join(language === 'ja' ? 'または' : ', or ');
}
