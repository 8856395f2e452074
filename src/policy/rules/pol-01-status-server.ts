import { messages } from '#diagnosis';
import { isSameUrl } from '../server-url.ts';
import { isCovered, textOf, valueNamed } from '../values.ts';
import { found, GENERATE, inGroupPolicy, type PolicyCheck, REGISTRY_DECIDES } from './check.ts';

export const STATUS_SERVER_MESSAGES = messages('policy', {
  'status-server-same': () => ({
    en: 'WUServer and WUStatusServer name the same server.',
    ja: 'WUServer と WUStatusServer は同じサーバーを指定しています。',
  }),
  'status-server-differs': ({ url }: { readonly url: string }) => ({
    en: `WUServer and WUStatusServer differ; status reports go to ${url}.`,
    ja: `WUServer と WUStatusServer の値が異なります。状態レポートは ${url} に送信されています。`,
  }),
  'status-server-missing': () => ({
    en: 'WUStatusServer is not set, so the computer reports its status nowhere.',
    ja: 'WUStatusServer が設定されていないため、状態レポートはどこにも送信されません。',
  }),
  'status-server-unseen': () => ({
    en: 'Whether WUStatusServer names the same server cannot be seen in this text.',
    ja: 'WUStatusServer が同じサーバーを指定しているかどうかは、この情報からは判断できません。',
  }),
});

const { say } = STATUS_SERVER_MESSAGES;

/** POL-01: reports go where the updates come from. */
export const checkStatusServer: PolicyCheck = (values) => {
  const server = textOf(values, 'policy', 'WUServer');
  if (server === undefined) return undefined;
  const status = textOf(values, 'policy', 'WUStatusServer');
  const evidence = [valueNamed(values, 'policy', 'WUServer'), valueNamed(values, 'policy', 'WUStatusServer')];
  const next = [
    inGroupPolicy('serviceLocation', {
      en: 'Give the statistics server the same address',
      ja: 'イントラネット統計サーバーに同じアドレスを設定してください',
    }),
    GENERATE,
  ];
  if (status === undefined) {
    return isCovered(values, 'policy')
      ? found('POL-01', 'fail', say('status-server-missing', undefined), { evidence, next })
      : found('POL-01', 'unknown', say('status-server-unseen', undefined), { decidedBy: REGISTRY_DECIDES });
  }
  return server === status || isSameUrl(server, status)
    ? found('POL-01', 'pass', say('status-server-same', undefined), { evidence })
    : found('POL-01', 'fail', say('status-server-differs', { url: status }), { evidence, next });
};
