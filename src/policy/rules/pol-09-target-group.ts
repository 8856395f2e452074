import { messages } from '#diagnosis';
import { numberOf, textOf, valueNamed } from '../values.ts';
import { found, inGroupPolicy, type PolicyCheck, setDword } from './check.ts';

export const TARGET_GROUP_MESSAGES = messages('policy', {
  'target-group': ({ group }: Group) => ({
    en: `The computer asks for the target group "${group}".`,
    ja: `ターゲット グループ「${group}」が指定されています。`,
  }),
  'target-group-empty': () => ({
    en: 'Client-side targeting is enabled, but no target group is named.',
    ja: 'クライアント側のターゲットは有効ですが、ターゲット グループ名が指定されていません。',
  }),
  'target-group-not-enabled': ({ group }: Group) => ({
    en: `The target group "${group}" is named, but client-side targeting is not enabled, so it is not asked for.`,
    ja: `ターゲット グループ「${group}」が指定されていますが、クライアント側のターゲットが有効ではないため使用されません。`,
  }),
  'target-group-unknown': ({ group }: Group) => ({
    en: `The target group "${group}" does not exist on this server.`,
    ja: `ターゲット グループ「${group}」は、このサーバーに存在しません。`,
  }),
});

interface Group {
  readonly group: string;
}

const { say } = TARGET_GROUP_MESSAGES;

/** POL-09: a group that is asked for has a name, and exists. Several are separated by semicolons. */
export const checkTargetGroup: PolicyCheck = (values, { groups }) => {
  const enabled = numberOf(values, 'policy', 'TargetGroupEnabled') === 1;
  const text = textOf(values, 'policy', 'TargetGroup');
  if (!enabled && text === undefined) return undefined;
  const evidence = [
    valueNamed(values, 'policy', 'TargetGroupEnabled'),
    valueNamed(values, 'policy', 'TargetGroup'),
  ];
  const name = inGroupPolicy('targeting', { en: 'Name the group', ja: 'グループ名を指定してください' });
  if (text === undefined)
    return found('POL-09', 'warn', say('target-group-empty', undefined), { evidence, next: [name] });
  if (!enabled) {
    return found('POL-09', 'warn', say('target-group-not-enabled', { group: text }), {
      evidence,
      next: [
        inGroupPolicy('targeting', { en: 'Enable', ja: '有効にしてください' }),
        setDword('policy', 'TargetGroupEnabled', 1),
      ],
    });
  }
  const wanted = text
    .split(';')
    .map((group) => group.trim())
    .filter((group) => group !== '');
  const known = groups === undefined ? undefined : new Set(groups.map(folded));
  const missing = known === undefined ? undefined : wanted.find((group) => !known.has(folded(group)));
  if (missing === undefined)
    return found('POL-09', 'pass', say('target-group', { group: wanted.join(', ') }), { evidence });
  return found('POL-09', 'warn', say('target-group-unknown', { group: missing }), {
    evidence,
    next: [
      {
        where: 'server',
        says: {
          en: 'Make the groups that computers ask for, or correct the name in the policy.',
          ja: 'コンピューターが要求しているグループを作成するか、ポリシーのグループ名を修正してください。',
        },
        command: 'todoku groups create --requested',
      },
      name,
    ],
  });
};

/** As the server compares the names of groups. */
function folded(name: string): string {
  return name.normalize('NFC').toLowerCase();
}
