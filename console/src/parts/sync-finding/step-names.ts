import { inBoth, useWords } from '../../words/index.ts';

const stepWords = inBoth({
  address: { en: 'Address', ja: 'アドレス' },
  dns: { en: 'Name resolution (DNS)', ja: '名前解決 (DNS)' },
  tcp: { en: 'Connection (TCP)', ja: '接続 (TCP)' },
  proxy: { en: 'Proxy server', ja: 'プロキシ サーバー' },
  tls: { en: 'Encryption (TLS)', ja: '暗号化 (TLS)' },
  certificate: { en: 'Certificate', ja: '証明書' },
  http: { en: 'Update service (HTTP)', ja: '更新サービス (HTTP)' },
  clock: { en: 'Clock', ja: '時刻' },
  authorization: { en: 'Authorization', ja: '認証' },
  configuration: { en: 'Configuration', ja: '構成' },
});

/** Names a step of a test of the way to another server; one that is not known stands as it is. */
export function useStepName(): (name: string) => string {
  const words: Readonly<Record<string, string>> = useWords(stepWords);
  return (name) => words[name] ?? name;
}
