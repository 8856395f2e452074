import { useState } from 'react';
import type { GroupsAnswer } from '#server/admin';
import { useAnswer } from '../../../api/index.ts';
import { Answered, Checkbox, ChoiceField, SearchField, Stack } from '../../../kit/index.ts';
import { useGroupName } from '../../../parts/names/index.ts';
import { useWords } from '../../../words/index.ts';
import style from './group-choice.module.css';
import { accountWords } from './words.ts';

/** With more groups than this one searches instead of reading. */
const MANY = 8;
const INDENT = 20;

/** For which groups an approver may decide: all (undefined), or some by their ids. */
export function GroupChoice({
  value,
  onChange,
}: {
  readonly value: readonly string[] | undefined;
  readonly onChange: (groups: readonly string[] | undefined) => void;
}) {
  const words = useWords(accountWords);
  return (
    <Stack column>
      <ChoiceField
        label={words.groups}
        value={value === undefined ? 'all' : 'some'}
        onChange={(chosen) => onChange(chosen === 'all' ? undefined : [])}
        choices={[
          { id: 'all', text: words.groupsAll },
          { id: 'some', text: words.groupsSome },
        ]}
      />
      {value !== undefined && <Groups value={value} onChange={onChange} />}
    </Stack>
  );
}

function Groups({
  value,
  onChange,
}: {
  readonly value: readonly string[];
  readonly onChange: (groups: readonly string[]) => void;
}) {
  const words = useWords(accountWords);
  const groupName = useGroupName();
  const groups = useAnswer<GroupsAnswer>('/groups');
  const [text, setText] = useState('');
  return (
    <Answered of={groups}>
      {({ items }) => {
        const below = items.filter(({ depth }) => depth > 0);
        const shown = below.filter(({ id, name }) =>
          groupName(id, name).toLowerCase().includes(text.trim().toLowerCase()),
        );
        return (
          <div className={style['groups']}>
            {below.length > MANY && <SearchField label={words.findGroup} value={text} onChange={setText} />}
            <ul className={style['list']}>
              {shown.map(({ id, name, depth }) => (
                <li key={id} style={{ paddingInlineStart: `${(depth - 1) * INDENT}px` }}>
                  <Checkbox
                    checked={value.includes(id)}
                    onChange={(checked) =>
                      onChange(checked ? [...value, id] : value.filter((each) => each !== id))
                    }
                  >
                    {groupName(id, name)}
                  </Checkbox>
                </li>
              ))}
            </ul>
          </div>
        );
      }}
    </Answered>
  );
}
