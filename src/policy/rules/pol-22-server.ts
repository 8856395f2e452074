import { messages } from '#diagnosis';
import { serverLocation } from '../server-location.ts';
import { isSameUrl } from '../server-url.ts';
import { isCovered, valueNamed } from '../values.ts';
import { found, GENERATE, inGroupPolicy, type PolicyCheck, REGISTRY_DECIDES } from './check.ts';

export const SERVER_MESSAGES = messages('policy', {
  server: ({ url }: Url) => ({
    en: `The computer is told to use ${url}.`,
    ja: `更新サーバーとして ${url} が指定されています。`,
  }),
  'server-this': ({ url }: Url) => ({
    en: `The computer is told to use this server (${url}).`,
    ja: `このサーバー (${url}) が指定されています。`,
  }),
  'server-another': ({ url, known }: Url & { readonly known: string }) => ({
    en: `The policy points to ${url}. This server knows itself as ${known}; unless that is another name of it, computers go to another server.`,
    ja: `ポリシーでは ${url} が指定されています。このサーバーのアドレスは ${known} です。同じサーバーの別名でない場合、別のサーバーが指定されています。`,
  }),
  'server-none': () => ({
    en: 'No update server is set: WUServer is missing, so the computer takes its updates from Windows Update.',
    ja: '更新サーバーが設定されていません。WUServer がないため、更新プログラムは Windows Update から取得されます。',
  }),
  'server-incomplete': () => ({
    en: 'UseWUServer is 1, but WUServer is missing (0x80244011).',
    ja: 'UseWUServer は 1 ですが、WUServer が設定されていません (0x80244011)。',
  }),
  'server-unseen': () => ({
    en: 'Which update server is set cannot be seen in this text.',
    ja: 'どの更新サーバーが設定されているかは、この情報からは判断できません。',
  }),
});

interface Url {
  readonly url: string;
}

const { say } = SERVER_MESSAGES;

/** POL-22: there is an update server, and as far as can be told it is this one. */
export const checkServer: PolicyCheck = (values, { serverUrls }) => {
  const { state, url } = serverLocation(values);
  const next = [
    inGroupPolicy('serviceLocation', {
      en: 'Enable with the address of the server',
      ja: 'サーバーのアドレスを指定して有効にしてください',
    }),
    GENERATE,
  ];
  if (state === 'incomplete') {
    return found('POL-22', 'fail', say('server-incomplete', undefined), {
      evidence: [valueNamed(values, 'au', 'UseWUServer')],
      next,
    });
  }
  if (state === 'server') {
    const written = String(url?.value);
    if (serverUrls === undefined || serverUrls.length === 0) {
      return found('POL-22', 'pass', say('server', { url: written }), { evidence: [url] });
    }
    if (serverUrls.some((known) => isSameUrl(known, written))) {
      return found('POL-22', 'pass', say('server-this', { url: written }), { evidence: [url] });
    }
    const known = serverUrls.join(', ');
    return found('POL-22', 'warn', say('server-another', { url: written, known }), { evidence: [url], next });
  }
  // That the address is there and not used is another rule's business.
  if (url !== undefined) return undefined;
  if (state === 'none' && isCovered(values, 'policy')) {
    return found('POL-22', 'fail', say('server-none', undefined), { next });
  }
  return found('POL-22', 'unknown', say('server-unseen', undefined), { decidedBy: REGISTRY_DECIDES });
};
