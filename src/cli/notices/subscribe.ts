import { type Command, InvalidArgumentError, Option } from 'commander';
import { Failure } from '#base';
import type { NoticeAbout, NoticeScheduleBody, SubscriptionBody, SubscriptionRow } from '#server/admin';
import { type AdminClient, pathOf } from '../connection.ts';
import { NOTICE_REPORTS, REPORT_STATES } from '../report.ts';
import { onServer } from '../session.ts';
import { facts } from '../table.ts';
import { showTime } from '../time.ts';
import { wholeNumber } from '../whole-number.ts';
import { aboutWords, placeWords, WEEKDAYS } from './notice-words.ts';

interface SubscribeOptions {
  readonly report?: NonNullable<NoticeAbout['report']>;
  readonly daily?: boolean;
  readonly weekly?: number;
  readonly monthly?: number;
  readonly at?: number;
  readonly group?: string;
  readonly subgroups?: boolean;
  readonly classification?: string;
  readonly product?: string;
  readonly state?: NonNullable<NonNullable<NoticeAbout['filter']>['state']>;
  readonly approved?: 'yes' | 'no';
  readonly downstream?: boolean;
  readonly newUpdates?: boolean;
  readonly health?: 'alarm' | 'warning' | 'notice' | true;
  readonly mail?: string[];
  readonly webhook?: string;
  readonly private?: boolean;
  readonly language?: 'en' | 'ja';
  readonly off?: boolean;
  readonly on?: boolean;
}

const SEVEN = 7 * 60;

/** `notices subscribe NAME` */
export function addNoticesSubscribe(notices: Command): void {
  notices
    .command('subscribe')
    .argument('<name>', 'what it is called')
    .addOption(
      new Option('--report <report>', 'a report, with its table attached')
        .choices(NOTICE_REPORTS)
        .conflicts(['newUpdates', 'health']),
    )
    .addOption(new Option('--daily', 'every day').conflicts(['weekly', 'monthly']))
    .addOption(
      new Option('--weekly <day>', 'every week: mon, tue, wed, thu, fri, sat or sun')
        .argParser(weekday)
        .conflicts('monthly'),
    )
    .option('--monthly <day>', 'every month, 1 to 31; in shorter months on the last day', wholeNumber(1, 31))
    .option('--at <HH:MM>', 'local time of the server (default: 07:00)', minutes)
    .option('--group <group>', 'the report: only computers of that group and those beneath it')
    .option('--no-subgroups', 'the report: leave out the groups beneath it')
    .option('--classification <name>', 'the report: only updates of that classification')
    .option('--product <name>', 'the report: only updates for that product')
    .addOption(
      new Option('--state <state>', 'the report: only what has somebody in that state').choices(
        REPORT_STATES,
      ),
    )
    .addOption(
      new Option(
        '--approved <which>',
        'the report: only updates approved for the computer, or only others',
      ).choices(['yes', 'no']),
    )
    .option('--downstream', 'the report: computers of servers below count too')
    .addOption(
      new Option('--new-updates', 'what a synchronisation brought that can be approved').conflicts('health'),
    )
    .addOption(
      new Option('--health [least]', 'new findings: alarm, warning (default) or notice').choices([
        'alarm',
        'warning',
        'notice',
      ]),
    )
    .addOption(new Option('--mail <address...>', 'to these addresses').conflicts('webhook'))
    .option('--webhook <url>', 'to this address, as JSON; TODOKU_WEBHOOK_SECRET signs it')
    .option('--private', 'the webhook may lie in a private network or on this machine')
    .addOption(new Option('--language <language>', 'of its words').choices(['en', 'ja']))
    .addOption(new Option('--off', 'keep it, and send nothing').conflicts('on'))
    .option('--on', 'send again')
    .summary('make or change a subscription')
    .description('Tells somebody something by itself. What is not named of one that is there stays as it is.')
    .action(
      onServer<SubscribeOptions, [string]>(
        async ({ client, output, options }, name) => {
          const path = pathOf('/notices/subscriptions', name);
          const body = bodyOf(options, await known(client, path));
          const row = await client.request<SubscriptionRow>('PUT', path, body);
          output.answer(row, () => lines(row));
        },
        { make: true },
      ),
    );
}

async function known(client: AdminClient, path: string): Promise<SubscriptionRow | undefined> {
  try {
    return await client.request<SubscriptionRow>('GET', path);
  } catch (error) {
    if (error instanceof Failure && error.code === 'notices/unknown-subscription') return undefined;
    throw error;
  }
}

function bodyOf(options: SubscribeOptions, before: SubscriptionRow | undefined): SubscriptionBody {
  const { mail, webhook, language, off, on } = options;
  const secret = process.env['TODOKU_WEBHOOK_SECRET'];
  const url = webhook ?? (mail === undefined ? before?.webhook?.url : undefined);
  const spoken = language ?? before?.language;
  return {
    on: off === true ? false : on === true ? true : (before?.on ?? true),
    about: aboutOf(options, before?.about),
    ...(url === undefined
      ? { mail: mail ?? before?.mail ?? [] }
      : {
          webhook: {
            url,
            private: options.private ?? (webhook === undefined && before?.webhook?.private === true),
            ...(secret === undefined ? {} : { secret }),
          },
        }),
    ...(spoken === undefined ? {} : { language: spoken }),
  };
}

function aboutOf(options: SubscribeOptions, before: NoticeAbout | undefined): NoticeAbout {
  const { newUpdates, health } = options;
  if (newUpdates === true) return { kind: 'new-updates' };
  if (health !== undefined) return { kind: 'health', least: health === true ? 'warning' : health };
  if (before !== undefined && before.kind !== 'report' && options.report === undefined) return before;
  const report = options.report ?? before?.report;
  return {
    kind: 'report',
    ...(report === undefined ? {} : { report }),
    schedule: scheduleOf(options, before?.schedule),
    filter: { ...before?.filter, ...filterOf(options) },
  };
}

function scheduleOf(
  { daily, weekly, monthly, at }: SubscribeOptions,
  before: NoticeScheduleBody | undefined,
): NoticeScheduleBody {
  const time = at ?? before?.at ?? SEVEN;
  if (weekly !== undefined) return { every: 'week', weekday: weekly, at: time };
  if (monthly !== undefined) return { every: 'month', day: monthly, at: time };
  if (daily === true || before === undefined) return { every: 'day', at: time };
  return { ...before, at: time };
}

function filterOf(options: SubscribeOptions): NonNullable<NoticeAbout['filter']> {
  const { group, subgroups, classification, product, state, approved, downstream } = options;
  return {
    ...(group === undefined ? {} : { group }),
    ...(subgroups === false ? { subgroups } : {}),
    ...(classification === undefined ? {} : { classification }),
    ...(product === undefined ? {} : { product }),
    ...(state === undefined ? {} : { state }),
    ...(approved === undefined ? {} : { approved: approved === 'yes' }),
    ...(downstream === true ? { downstream } : {}),
  };
}

function lines(row: SubscriptionRow): readonly string[] {
  const { name, on, nextAt, webhook } = row;
  return [
    ...facts([
      ['Name', name],
      ['About', aboutWords(row)],
      ['To', placeWords(row)],
      ['Signed', webhook === undefined ? undefined : webhook.hasSecret ? 'yes' : 'no'],
      ['Next', on ? (nextAt === undefined ? 'when there is something' : showTime(nextAt)) : 'off'],
    ]),
    '',
    `Try it:   todoku notices test ${name.includes(' ') ? `"${name}"` : name}`,
  ];
}

function weekday(text: string): number {
  const index = WEEKDAYS.indexOf(text.toLowerCase().slice(0, 3));
  if (index < 0) throw new InvalidArgumentError('It must be a day like mon.');
  return index + 1;
}

function minutes(text: string): number {
  const [, hour, minute] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text) ?? [];
  if (hour === undefined) throw new InvalidArgumentError('It must be a time like 07:00.');
  return Number(hour) * 60 + Number(minute);
}
