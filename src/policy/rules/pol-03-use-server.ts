import { messages } from '#diagnosis';
import { serverLocation } from '../server-location.ts';
import { numberOf, textOf, valueNamed } from '../values.ts';
import { found, inGroupPolicy, type PolicyCheck, REGISTRY_DECIDES, setDword } from './check.ts';

export const USE_SERVER_MESSAGES = messages('policy', {
  'use-server': () => ({
    en: 'UseWUServer is 1 under the AU key.',
    ja: 'AU キーの UseWUServer は 1 です。',
  }),
  'use-server-twice': () => ({
    en: 'UseWUServer is 1 under the AU key, where it counts. The one in the key above means nothing.',
    ja: 'AU キーの UseWUServer は 1 です。上のキーにある UseWUServer は使用されません。',
  }),
  'use-server-off': () => ({
    en: 'UseWUServer is not 1 under the AU key, so this server is not used.',
    ja: 'AU キーの UseWUServer が 1 ではないため、このサーバーは使用されません。',
  }),
  'use-server-wrong-key': () => ({
    en: 'UseWUServer is in the key WindowsUpdate, where it means nothing. It belongs under WindowsUpdate\\AU, so this server is not used.',
    ja: 'UseWUServer が WindowsUpdate キーにありますが、正しい場所は WindowsUpdate\\AU キーです。そのため、このサーバーは使用されません。',
  }),
  'use-server-unseen': () => ({
    en: 'Whether UseWUServer is 1 under the AU key cannot be seen in this text.',
    ja: 'AU キーの UseWUServer が 1 かどうかは、この情報からは判断できません。',
  }),
});

const { say } = USE_SERVER_MESSAGES;

/** POL-03: WUServer counts only with UseWUServer = 1 in the key AU. The founding article first printed the key above. */
export const checkUseServer: PolicyCheck = (values) => {
  const misplaced = valueNamed(values, 'policy', 'UseWUServer');
  const own = valueNamed(values, 'au', 'UseWUServer');
  const url = textOf(values, 'policy', 'WUServer');
  if (url === undefined && misplaced === undefined && own === undefined) return undefined;
  const { state, by } = serverLocation(values);
  // A management service names the server: what Group Policy leaves half done is not what counts.
  if (by === 'mdm') return undefined;
  const evidence = [valueNamed(values, 'policy', 'WUServer'), own, misplaced];
  const next = [
    inGroupPolicy('serviceLocation', { en: 'Enable', ja: '有効にしてください' }),
    setDword('au', 'UseWUServer', 1),
  ];
  if (numberOf(values, 'au', 'UseWUServer') === 1) {
    return misplaced === undefined
      ? found('POL-03', 'pass', say('use-server', undefined), { evidence })
      : found('POL-03', 'pass', say('use-server-twice', undefined), { evidence });
  }
  if (state === 'unknown') {
    return found('POL-03', 'unknown', say('use-server-unseen', undefined), {
      evidence,
      decidedBy: REGISTRY_DECIDES,
    });
  }
  if (misplaced !== undefined && own === undefined) {
    return found('POL-03', 'fail', say('use-server-wrong-key', undefined), { evidence, next });
  }
  return url === undefined
    ? undefined
    : found('POL-03', 'fail', say('use-server-off', undefined), { evidence, next });
};
