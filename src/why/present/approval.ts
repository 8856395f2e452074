import { type Action, type Evidence, type Finding, type Text, typed } from '#diagnosis';
import { groupsText, groupText, ofGroup } from '../group-text.ts';
import { thenOffered } from './expectation.ts';
import type { ApprovalFact, LosingApproval, PresentFacts, PresentMachine } from './facts.ts';
import { act, fail, pass, seen } from './found.ts';
import { PRESENT_MESSAGES as m } from './messages.ts';
import { approve, approveFor, lookAt } from './remedies.ts';

const MOST_SHOWN = 10;

/** A7: what kind of update this is, where that alone decides whether it can be approved. */
export function approvable(facts: PresentFacts): Finding | undefined {
  const { update, askedMember } = facts;
  if (update.type === 'Category' || update.type === 'Detectoid')
    return fail('A7', m.say('not-an-update', undefined), { next: [lookAt(facts)] });
  if (!update.explicitlyDeployable)
    return fail('A7', m.say('not-approvable', undefined), { next: [lookAt(facts)] });
  if (askedMember === undefined) return undefined;
  return pass('A7', m.say('member-of-bundle', { member: askedMember, title: update.title }));
}

/** A7: the approval path. */
export function approval(facts: PresentFacts): Finding | undefined {
  const { update, machine } = facts;
  if (!update.explicitlyDeployable) return undefined;
  return machine === undefined ? forAnybody(facts) : forMachine(facts, machine);
}

function forAnybody(facts: PresentFacts): Finding {
  const { approvals } = facts;
  const evidence = approvals.slice(0, MOST_SHOWN).map(toEvidence);
  const installs = approvals.filter(isInstall);
  if (installs.length > 0)
    return pass('A7', m.say('approved-for', { groups: groupsOf(installs) }), { evidence });
  const removal = approvals.find(({ action }) => action === 'Uninstall');
  const rest = { evidence, next: [approve(facts)], then: thenOffered(facts) };
  return removal === undefined
    ? fail('A7', m.say('approved-nowhere', undefined), rest)
    : fail('A7', m.say('approved-for-removal', { group: groupText(removal.groupName) }), rest);
}

function forMachine(facts: PresentFacts, machine: PresentMachine): Finding {
  const { winner, losers } = machine.decision;
  const evidence = [
    ...(winner === undefined ? facts.approvals : [winner]).slice(0, MOST_SHOWN).map(toEvidence),
    ...losers.map((loser) => {
      const [en, ja] = LOST[loser.why];
      const { value } = toEvidence(loser);
      const against = groupText(loser.against);
      return seen(
        `Does not count: ${en} ${against.en}`,
        `適用されない承認: ${against.ja} ${ja}`,
        value,
        loser.createdAt,
      );
    }),
    seen(
      'Groups of the computer',
      'コンピューターのグループ',
      groupsText(machine.groups, machine.groups.length),
    ),
    ...machine.asksInVain.map((name) =>
      seen(
        'Group that its policy asks for and that does not exist',
        'ポリシーで指定され、存在しないグループ',
        name,
      ),
    ),
  ];
  const rest = { evidence, next: remedies(facts, machine), then: thenOffered(facts) };
  if (winner === undefined) {
    const elsewhere = facts.approvals.filter(isInstall);
    if (elsewhere.length === 0) return fail('A7', m.say('approved-nowhere', undefined), rest);
    const groups = { groups: groupsOf(elsewhere), mine: groupsText(machine.groups) };
    return fail('A7', m.say('approved-elsewhere', groups), rest);
  }
  if (isInstall(winner))
    return pass('A7', m.say('approved', { group: groupText(winner.groupName) }), { evidence });
  if (winner.action === 'Uninstall')
    return fail('A7', m.say('approved-for-removal', { group: groupText(winner.groupName) }), rest);
  const overridden = losers.find(isInstall);
  return overridden === undefined
    ? fail('A7', m.say('not-approved-here', { group: groupText(winner.groupName) }), rest)
    : fail(
        'A7',
        m.say('not-approved-deeper', {
          group: groupText(winner.groupName),
          parent: groupText(overridden.groupName),
        }),
        rest,
      );
}

function remedies(facts: PresentFacts, machine: PresentMachine): readonly Action[] {
  const { replica, approvals } = facts;
  const { winner } = machine.decision;
  const [vain] = machine.asksInVain;
  const here = winner?.groupName;
  const next: Action[] = [];
  if (vain !== undefined && replica === undefined)
    next.push(
      act(
        'server',
        {
          en: `Create the group ${vain} that its policy asks for; the computer joins it at its next contact.`,
          ja: `ポリシーで指定されたグループ「${vain}」を作成してください。コンピューターは次回のアクセス時に追加されます。`,
        },
        `todoku groups create ${typed(vain)}`,
      ),
    );
  next.push(
    here === undefined || replica !== undefined
      ? approve(facts)
      : act(
          'server',
          approveFor(here),
          `todoku updates approve ${facts.update.updateId} --group ${typed(here)}`,
        ),
  );
  const elsewhere = approvals.find(isInstall);
  if (winner === undefined && elsewhere !== undefined && replica === undefined)
    next.push(
      act(
        'server',
        {
          en: `Or put the computer into ${elsewhere.groupName}, if it belongs there.`,
          ja: `または、コンピューターをグループ「${elsewhere.groupName}」に追加してください。`,
        },
        `todoku groups add ${typed(elsewhere.groupName)} ${typed(machine.name)}`,
      ),
    );
  return next;
}

function isInstall({ action }: Pick<ApprovalFact, 'action'>): boolean {
  return action === 'Install' || action === 'OptionalInstall';
}

const DECIDED: Readonly<Record<ApprovalFact['action'], readonly [en: string, ja: string]>> = {
  Install: ['Approved for installation', 'インストールの承認'],
  OptionalInstall: ['Approved as an optional installation', 'オプションのインストールの承認'],
  Uninstall: ['Approved for removal', '削除の承認'],
  NotApproved: ['Set to Not approved', '「未承認」に設定'],
};

const LOST: Readonly<Record<LosingApproval['why'], readonly [en: string, ja: string]>> = {
  'nearer-group': ['nearer to the computer is', 'のほうがコンピューターに近い'],
  'deeper-group': ['deeper in the tree is', 'のほうが下位にある'],
  'stronger-action': ['the stronger action has', 'の承認のほうが優先される'],
  'has-deadline': ['a deadline has', 'には期日がある'],
  'earlier-deadline': ['the earlier deadline has', 'の期日のほうが早い'],
  'older-decision': ['the older decision is that for', 'の承認のほうが古い'],
};

function toEvidence({ action, groupName, author, createdAt }: ApprovalFact): Evidence {
  const [en, ja] = DECIDED[action];
  return seen(en, ja, ofGroup(groupName, author), createdAt);
}

function groupsOf(approvals: readonly ApprovalFact[]): Text {
  return groupsText(approvals.map(({ groupName }) => groupName));
}
