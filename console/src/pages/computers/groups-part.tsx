import { Link } from 'react-router';
import type { ComputerDetails, EffectiveGroup, RequestedGroup } from '#server/admin';
import { Button, Stack, State } from '../../kit/index.ts';
import { useWords } from '../../words/index.ts';
import style from './detail.module.css';
import { useGroupName } from './groups.ts';
import { takeComputers } from './memberships.ts';
import { useCreateRequested } from './missing-groups.tsx';
import { RuleText } from './rule-text.tsx';
import { useDoing } from './use-doing.ts';
import { detailWords, groupWords, listWords } from './words.ts';

/** Which groups the machine is in and by whom, beside those that its policy asks for and why one is not in force. */
export function GroupsPart({
  computer,
  mayChange,
}: {
  readonly computer: ComputerDetails;
  readonly mayChange: boolean;
}) {
  const words = useWords(detailWords);
  return (
    <Stack column gap={24}>
      <section>
        <h3>{words.effective}</h3>
        <ul className={style['lines']}>
          {computer.effectiveGroups.map((group) => (
            <Effective key={group.id} group={group} computer={computer} mayChange={mayChange} />
          ))}
        </ul>
      </section>
      <section>
        <h3>{words.requested}</h3>
        {computer.requestedGroups.length === 0 ? (
          <p className={style['soft']}>{words.noRequest}</p>
        ) : (
          <ul className={style['lines']}>
            {computer.requestedGroups.map((group) => (
              <Requested key={group.name} group={group} mayChange={mayChange} />
            ))}
          </ul>
        )}
      </section>
    </Stack>
  );
}

const BY = {
  administrator: 'byAdministrator',
  policy: 'byPolicy',
  rule: 'byRule',
  nobody: 'byNobody',
} as const;

function Effective({
  group: { id, name, by, rule },
  computer,
  mayChange,
}: {
  readonly group: EffectiveGroup;
  readonly computer: ComputerDetails;
  readonly mayChange: boolean;
}) {
  const words = useWords(detailWords);
  const told = useWords(listWords);
  const nameOf = useGroupName();
  const doing = useDoing();
  const take = () =>
    void doing(async () => {
      const undo = await takeComputers([computer], { id });
      return { text: told.takeDone(computer.dnsName, name), undo };
    });
  return (
    <li className={style['oneLine']}>
      <div>
        <Link to={`/computers?group=${encodeURIComponent(name)}`}>{nameOf(name)}</Link>{' '}
        <span className={style['soft']}>
          {words[BY[by]]}
          {rule !== undefined && (
            <>
              {': '}
              <RuleText rule={rule} />
            </>
          )}
        </span>
      </div>
      {mayChange && by === 'administrator' && <Button onPress={take}>{words.takeOut(name)}</Button>}
    </li>
  );
}

const BECAUSE = {
  'no-such-group': 'noSuchGroup',
  'built-in': 'builtIn',
  'has-a-rule': 'hasRule',
  'not-yet': 'notYet',
} as const;

function Requested({
  group: { name, inForce, because },
  mayChange,
}: {
  readonly group: RequestedGroup;
  readonly mayChange: boolean;
}) {
  const words = useWords(detailWords);
  const tree = useWords(groupWords);
  const create = useCreateRequested();
  return (
    <li className={style['oneLine']}>
      <div>
        <strong>{name}</strong>{' '}
        <State tone={inForce ? 'good' : because === 'not-yet' ? 'unknown' : 'wait'}>
          {inForce || because === undefined ? words.inForce : words[BECAUSE[because]]}
        </State>
      </div>
      {mayChange && because === 'no-such-group' && (
        <Button onPress={() => create(name)}>{tree.create(name)}</Button>
      )}
    </li>
  );
}
