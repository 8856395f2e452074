import { readFile } from 'node:fs/promises';
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { NewRule, RuleActionBody, RuleCondition } from '#server/admin';
import { cliFailures } from '../failures.ts';

/** The options that say what a rule is. */
export interface RuleOptions {
  readonly file?: string;

  readonly approve?: readonly string[];
  readonly as?: 'Install' | 'OptionalInstall' | 'Uninstall';
  readonly delay?: number;
  readonly deadline?: { readonly days: number; readonly minutes: number };
  readonly decline?: boolean;
  readonly hold?: number;
  readonly continue?: boolean;
}

const LISTS: readonly (readonly [string, RuleCondition['kind'], string])[] = [
  ['product', 'product', 'a product; a family or company stands for all below it'],
  ['classification', 'classification', 'a classification'],
  ['title', 'title', 'the title contains it'],
  ['title-matches', 'title-matches', 'a regular expression (RE2) finds it in the title'],
  ['arch', 'architecture', 'x86, x64, arm, arm64 or itanium, by the title'],
  ['severity', 'severity', 'critical, important, moderate, low or none'],
  ['kb', 'kb', 'a KB number'],
  ['cve', 'cve', 'a CVE that it mends'],
  ['language', 'language', 'a language of its files, or neutral'],
  ['channel', 'channel', 'preview, beta, extended, servicing or general, by the title'],
];

/** Gives a command the options of conditions and actions. Each condition can be negated: `--not-title`. */
export function withRuleOptions(command: Command): Command {
  for (const [flag, kind, about] of LISTS) {
    for (const not of [false, true])
      command.addOption(
        new Option(
          `--${not ? 'not-' : ''}${flag} <value...>`,
          not ? `holds where --${flag} does not` : about,
        ).argParser((value: string) => gather(command, { kind, values: [value], ...(not ? { not } : {}) })),
      );
  }
  return command
    .option('--age <days>', 'at least so many days here', (value) => {
      gather(command, { kind: 'age', days: figure(value) });
    })
    .option('--created <days>', 'made at least so many days ago', (value) => {
      gather(command, { kind: 'age', days: figure(value), since: 'creation' });
    })
    .option('--needed <computers>', 'at least so many computers need it', (value) => {
      gather(command, { kind: 'needed', computers: figure(value) });
    })
    .option('--superseded', 'something here replaces it')
    .option('--not-superseded', 'nothing here replaces it')
    .option('--arch-absent', 'no computer here has its architecture')
    .option('--approve <group...>', 'approve it for these groups')
    .addOption(
      new Option('--as <action>', 'what computers do').choices(['Install', 'OptionalInstall', 'Uninstall']),
    )
    .option('--delay <days>', 'decide so many days after it arrived', figure)
    .option('--deadline <days@HH:MM>', 'so many days after the approval, at that time UTC', deadline)
    .option('--decline', 'decline it')
    .option('--hold <days>', 'offer it to nobody until so many days after it arrived', figure)
    .option('--continue', 'let later rules look at it too')
    .option('--file <rule.json>', 'the whole rule as a file of the API');
}

const gathered = new WeakMap<Command, RuleCondition[]>();

/** Values of the same kind become one condition: any of them. */
function gather(command: Command, condition: RuleCondition): void {
  const all = gathered.get(command) ?? [];
  const same = all.findIndex(
    ({ kind, not }) => kind === condition.kind && not === condition.not && condition.values,
  );
  if (same >= 0)
    all[same] = { ...all[same]!, values: [...(all[same]?.values ?? []), ...(condition.values ?? [])] };
  else all.push(condition);
  gathered.set(command, all);
}

function figure(value: string): number {
  if (!/^\d{1,6}$/.test(value)) throw new InvalidArgumentError('It is a whole number.');
  return Number(value);
}

function deadline(value: string): RuleOptions['deadline'] {
  const [, days, hour, minute] = /^(\d{1,4})@([01]\d|2[0-3]):([0-5]\d)$/.exec(value) ?? [];
  if (days === undefined) throw new InvalidArgumentError('Write it like 7@18:00.');
  return { days: Number(days), minutes: Number(hour) * 60 + Number(minute) };
}

/** What the options say, or the file. Fails with `cli/not-read` and `cli/bad-rule-file`. */
export async function ruleOf(
  command: Command,
  options: RuleOptions & {
    readonly superseded?: boolean;
    readonly notSuperseded?: boolean;
    readonly archAbsent?: boolean;
  },
): Promise<Partial<NewRule>> {
  if (options.file !== undefined) return readRule(options.file);
  const conditions = [
    ...(gathered.get(command) ?? []),
    ...(options.superseded === true ? [{ kind: 'superseded' as const }] : []),
    ...(options.notSuperseded === true ? [{ kind: 'superseded' as const, not: true }] : []),
    ...(options.archAbsent === true ? [{ kind: 'architecture-absent' as const }] : []),
  ];
  const delay = options.delay === undefined ? {} : { delayDays: options.delay };
  const actions: RuleActionBody[] = [
    ...(options.approve === undefined
      ? []
      : [
          {
            action: 'approve' as const,
            as: options.as ?? ('Install' as const),
            groups: options.approve,
            ...(options.deadline === undefined ? {} : { deadline: options.deadline }),
            ...delay,
          },
        ]),
    ...(options.decline === true ? [{ action: 'decline' as const, ...delay }] : []),
    // A delay is one of the approval beside it.
    ...(options.hold === undefined
      ? []
      : [{ action: 'hold' as const, days: options.hold, ...(options.approve === undefined ? delay : {}) }]),
  ];
  return {
    ...(conditions.length === 0 ? {} : { conditions }),
    ...(actions.length === 0 ? {} : { actions }),
    ...(options.continue === undefined ? {} : { onMatch: options.continue ? 'continue' : 'stop' }),
  };
}

async function readRule(path: string): Promise<Partial<NewRule>> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw cliFailures.fail('not-read', { subject: path, cause });
  });
  try {
    // What `rules show --json` prints has more: where it stands, what its ids are called.
    const { name, enabled, conditions, actions, onMatch } = JSON.parse(text);
    return { name, enabled, conditions, actions, onMatch };
  } catch (cause) {
    throw cliFailures.fail('bad-rule-file', { subject: path, cause });
  }
}
