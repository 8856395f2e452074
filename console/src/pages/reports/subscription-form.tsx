import type { NoticeAbout, SubscriptionBody } from '#server/admin';
import { Checkbox, ChoiceField, SelectField, Switch, TextField } from '../../kit/index.ts';
import { useWords } from '../../words/index.ts';
import type { Filter } from './filter.ts';
import { ReportFilters } from './report-filters.tsx';
import { ScheduleFields } from './schedule-fields.tsx';
import { subscriptionWords } from './subscription-words.ts';
import style from './subscriptions.module.css';
import { reportWords } from './words.ts';

/** The fields of a subscription: what it is about, and where it goes. */
export function SubscriptionForm({
  body,
  onChange,
  hasSecret,
}: {
  readonly body: SubscriptionBody;
  readonly onChange: (body: SubscriptionBody) => void;
  readonly hasSecret: boolean;
}) {
  const words = useWords(subscriptionWords);
  const { about, mail = [], webhook } = body;
  return (
    <>
      <ChoiceField
        label={words.about}
        value={about.kind}
        onChange={(kind) => onChange({ ...body, about: aboutOf(kind) })}
        choices={(Object.keys(words.kinds) as NoticeAbout['kind'][]).map((id) => ({
          id,
          text: words.kinds[id],
          hint: words.kindHints[id],
        }))}
      />
      <About about={about} onChange={(next) => onChange({ ...body, about: next })} />
      <ChoiceField
        label={words.where}
        value={webhook === undefined ? 'mail' : 'webhook'}
        onChange={(id) => {
          const { mail: _, webhook: __, ...rest } = body;
          onChange(id === 'mail' ? { ...rest, mail: [] } : { ...rest, webhook: { url: '', private: false } });
        }}
        choices={[
          { id: 'mail', text: words.byMail },
          { id: 'webhook', text: words.byWebhook },
        ]}
      />
      {webhook === undefined ? (
        <TextField
          label={words.addresses}
          hint={words.onePerLine}
          lines={Math.max(2, mail.length + 1)}
          value={mail.join('\n')}
          onChange={(text) => onChange({ ...body, mail: text === '' ? [] : text.split(/[\n,;]/) })}
        />
      ) : (
        <>
          <TextField
            label={words.url}
            hint={words.urlHint}
            type="url"
            value={webhook.url}
            onChange={(url) => onChange({ ...body, webhook: { ...webhook, url } })}
          />
          <TextField
            label={words.secret}
            hint={hasSecret ? words.secretKept : undefined}
            type="password"
            autoComplete="new-password"
            value={webhook.secret ?? ''}
            onChange={(text) => {
              const { secret: _, ...rest } = webhook;
              onChange({ ...body, webhook: text === '' ? rest : { ...rest, secret: text } });
            }}
          />
          <Checkbox
            checked={webhook.private ?? false}
            onChange={(on) => onChange({ ...body, webhook: { ...webhook, private: on } })}
          >
            {words.private}
          </Checkbox>
        </>
      )}
      <SelectField
        label={words.language}
        value={body.language ?? 'en'}
        onChange={(language) => onChange({ ...body, language })}
        choices={[
          { id: 'en', text: words.english },
          { id: 'ja', text: words.japanese },
        ]}
      />
      <Switch on={body.on ?? true} onChange={(on) => onChange({ ...body, on })}>
        {words.enabled}
      </Switch>
    </>
  );
}

function About({
  about,
  onChange,
}: {
  readonly about: NoticeAbout;
  readonly onChange: (about: NoticeAbout) => void;
}) {
  const words = useWords(subscriptionWords);
  const { names } = useWords(reportWords);
  if (about.kind === 'new-updates') return null;
  if (about.kind === 'health') {
    return (
      <SelectField
        label={words.least}
        value={about.least ?? 'warning'}
        onChange={(least) => onChange({ ...about, least })}
        choices={(Object.keys(words.severities) as NonNullable<NoticeAbout['least']>[]).map((id) => ({
          id,
          text: words.severities[id],
        }))}
      />
    );
  }
  const {
    schedule = { every: 'week', weekday: 1, at: 420 },
    filter = {},
    report = 'computers-summary',
  } = about;
  return (
    <div className={style['form']}>
      <SelectField
        label={words.report}
        value={report}
        onChange={(id) => onChange({ ...about, report: id, filter: {} })}
        choices={(Object.keys(names) as NonNullable<NoticeAbout['report']>[]).map((id) => ({
          id,
          text: names[id],
        }))}
      />
      <ScheduleFields schedule={schedule} onChange={(next) => onChange({ ...about, schedule: next })} />
      {report !== 'synchronisation' && (
        <ReportFilters
          filter={filter as Filter}
          onChange={(next) => onChange({ ...about, filter: next })}
          without={
            report === 'compliance' ? ['state', 'approved'] : report.endsWith('-approved') ? ['approved'] : []
          }
        />
      )}
    </div>
  );
}

function aboutOf(kind: NoticeAbout['kind']): NoticeAbout {
  if (kind === 'health') return { kind, least: 'warning' };
  if (kind === 'new-updates') return { kind };
  return { kind, report: 'computers-summary', schedule: { every: 'week', weekday: 1, at: 420 } };
}
