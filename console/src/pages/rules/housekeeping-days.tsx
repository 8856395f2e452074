import { type FormEvent, useState } from 'react';
import type { HousekeepingAnswer, HousekeepingChange, HousekeepingSettings } from '#server/admin';
import { useChange } from '../../api/index.ts';
import { useSession } from '../../frame/index.ts';
import { Button, Facts, Problem, TextField, useNotices } from '../../kit/index.ts';
import { useFormat, useWords } from '../../words/index.ts';
import style from './housekeeping.module.css';
import { housekeepingWords } from './housekeeping-words.ts';

type Days = Omit<HousekeepingSettings, 'off'>;

/** How long housekeeping keeps things. */
export function HousekeepingDays({ settings }: { readonly settings: HousekeepingSettings }) {
  const words = useWords(housekeepingWords);
  const format = useFormat();
  const { mayAdminister } = useSession();
  const tell = useNotices();
  const { off: _, ...before } = settings;
  const [days, setDays] = useState<Readonly<Record<keyof Days, string>>>(() => textsOf(before));
  const save = useChange<HousekeepingChange, HousekeepingAnswer>(
    (body) => ['PUT', '/housekeeping/settings', { body }],
    { refresh: ['/housekeeping'] },
  );
  const names = Object.keys(words.days) as (keyof Days)[];
  if (!mayAdminister)
    return (
      <Facts items={names.map((name) => [words.days[name], format.count(settings[name], 'day')] as const)} />
    );
  const isChanged = names.some((name) => days[name] !== String(settings[name]));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const change = Object.fromEntries(names.map((name) => [name, Number.parseInt(days[name], 10) || 0]));
    save.mutate(change, {
      onSuccess: () => tell({ text: words.saved, undo: () => save.mutateAsync(before) }),
    });
  };
  return (
    <form className={style['days']} onSubmit={submit}>
      {names.map((name) => (
        <TextField
          key={name}
          label={words.days[name]}
          type="number"
          value={days[name]}
          onChange={(text) => setDays({ ...days, [name]: text })}
        />
      ))}
      {save.error !== null && <Problem error={save.error} />}
      <div>
        <Button type="submit" kind="main" disabled={!isChanged} busy={save.isPending}>
          {words.save}
        </Button>
      </div>
    </form>
  );
}

function textsOf(days: Days): Readonly<Record<keyof Days, string>> {
  return Object.fromEntries(Object.entries(days).map(([name, count]) => [name, String(count)])) as Record<
    keyof Days,
    string
  >;
}
