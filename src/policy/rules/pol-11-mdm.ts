import { messages } from '#diagnosis';
import { MDM_NAMES } from '../mdm-names.ts';
import { isSameUrl } from '../server-url.ts';
import { type PolicyValue, type PolicyValues, valueNamed } from '../values.ts';
import { found, type PolicyCheck } from './check.ts';

export const MDM_MESSAGES = messages('policy', {
  'mdm-agrees': () => ({
    en: 'Group Policy and the management service (MDM) say the same.',
    ja: 'グループ ポリシーと MDM の設定は一致しています。',
  }),
  'mdm-differs': ({ names }: { readonly names: string }) => ({
    en: `Group Policy and the management service (MDM) say different things: ${names}.`,
    ja: `グループ ポリシーと MDM の設定が競合しています: ${names}`,
  }),
});

const { say } = MDM_MESSAGES;

/** POL-11: a computer that Group Policy and MDM both manage is told the same by both. */
export const checkMdm: PolicyCheck = (values) => {
  const pairs = MDM_NAMES.flatMap(({ place, name, csp }) => {
    const ours = valueNamed(values, place, name);
    const theirs = valueNamed(values, 'mdm', csp);
    return ours === undefined || theirs === undefined ? [] : [{ ours, theirs }];
  });
  if (pairs.length === 0) return undefined;
  const different = pairs.filter((pair) => !agree(pair));
  if (different.length === 0) return found('POL-11', 'pass', say('mdm-agrees', undefined));
  const names = different.map(({ ours, theirs }) =>
    ours.name === theirs.name ? ours.name : `${ours.name} / ${theirs.name}`,
  );
  return found('POL-11', 'fail', say('mdm-differs', { names: names.join(', ') }), {
    evidence: different.flatMap(({ ours, theirs }) => [ours, theirs]),
    next: [
      {
        where: 'person',
        says: {
          en: 'Set each of them in one place only: take it out of Group Policy, or out of the profile of the management service (Intune).',
          ja: '設定をどちらか一方にまとめてください。グループ ポリシーの設定を「未構成」に戻すか、MDM (Intune) の構成プロファイルから削除してください。',
        },
      },
    ],
  });
};

function agree({ ours, theirs }: { readonly ours: PolicyValue; readonly theirs: PolicyValue }): boolean {
  const [one, other] = [text(ours.value), text(theirs.value)];
  return one === other || (/^https?:/i.test(one) && isSameUrl(one, other));
}

function text(value: PolicyValues['values'][number]['value']): string {
  return String(value).trim().toLowerCase();
}
