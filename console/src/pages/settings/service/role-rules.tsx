import { Plus, X } from 'lucide-react';
import type { AccountRow, SignInServiceView } from '#server/admin';
import { Button, Panel, SelectField, Stack, TextField } from '../../../kit/index.ts';
import { useWords } from '../../../words/index.ts';
import { GroupChoice } from '../accounts/group-choice.tsx';
import { useRoles } from '../accounts/roles.tsx';
import style from './role-rules.module.css';
import { serviceWords } from './words.ts';

/** Whoever has the value comes in with the role; approvers for some groups only, if there are any. */
export interface RoleRule {
  readonly id: number;
  readonly value: string;
  readonly role: AccountRow['role'];
  readonly groups: readonly string[] | undefined;
}

const FRESH = { value: '', role: 'reporter', groups: undefined } as const;

/** Those of a service; one to be filled in where there is none. */
export function toRules(service: SignInServiceView | undefined): readonly RoleRule[] {
  const rules = (service?.roles ?? []).map(({ value, role, groups }, id) => ({
    id,
    value,
    role,
    groups: groups?.map((group) => group.id),
  }));
  return rules.length > 0 ? rules : [{ id: 0, ...FRESH }];
}

export function RoleRules({
  rules,
  onChange,
}: {
  readonly rules: readonly RoleRule[];
  readonly onChange: (rules: readonly RoleRule[]) => void;
}) {
  const words = useWords(serviceWords);
  const roles = useRoles();
  const change = (id: number, part: Partial<RoleRule>) =>
    onChange(rules.map((rule) => (rule.id === id ? { ...rule, ...part } : rule)));
  return (
    <Panel title={words.roles}>
      <Stack column gap={16}>
        <p>{words.rolesLead}</p>
        <ul className={style['rules']}>
          {rules.map(({ id, value, role, groups }) => (
            <li key={id} className={style['rule']}>
              <div className={style['fields']}>
                <TextField
                  label={words.value}
                  hint={words.valueHint}
                  value={value}
                  onChange={(text) => change(id, { value: text })}
                  autoComplete="off"
                />
                <SelectField
                  label={words.role}
                  choices={roles}
                  value={role}
                  onChange={(chosen) => change(id, { role: chosen })}
                />
              </div>
              {rules.length > 1 && (
                <Button
                  kind="plain"
                  label={words.removeRole(value)}
                  icon={<X aria-hidden="true" />}
                  onPress={() => onChange(rules.filter((rule) => rule.id !== id))}
                />
              )}
              {role === 'approver' && (
                <div className={style['groups']}>
                  <GroupChoice value={groups} onChange={(chosen) => change(id, { groups: chosen })} />
                </div>
              )}
            </li>
          ))}
        </ul>
        <div>
          <Button
            icon={<Plus aria-hidden="true" />}
            onPress={() =>
              onChange([...rules, { id: Math.max(-1, ...rules.map((rule) => rule.id)) + 1, ...FRESH }])
            }
          >
            {words.addRole}
          </Button>
        </div>
      </Stack>
    </Panel>
  );
}
