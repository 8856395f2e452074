import { Minus } from 'lucide-react';
import type { ApprovalPreview, ApprovalsRequest, Reach } from '#server/admin';
import { Folded, Loading, Mark, Problem, Stack, type Tone } from '../../kit/index.ts';
import { useFormat, useWords } from '../../words/index.ts';
import { useGroupName } from '../names/index.ts';
import style from './preview.module.css';
import type { Previewed } from './use-preview.ts';
import { approvingWords } from './words.ts';

const ORDER: readonly (readonly [Reach, Tone | undefined])[] = [
  ['will', 'good'],
  ['has', 'good'],
  ['not', undefined],
  ['unknown', 'unknown'],
];

/** What would happen, in words, beside what is being chosen. */
export function Preview({
  answer,
  error,
  busy,
  action,
  updates,
  groups,
}: Previewed & {
  readonly action: ApprovalsRequest['action'];
  /** How many are decided about, and for how many groups. */
  readonly updates: number;
  readonly groups: number;
}) {
  const words = useWords(approvingWords);
  const format = useFormat();
  if (groups === 0) return <p className={style['soft']}>{words.chooseGroups}</p>;
  if (error !== null) return <Problem error={error} />;
  const previews = answer?.previews;
  if (previews === undefined) return <Loading lines={4} />;
  const [only] = previews;
  return (
    <div className={style['preview']} data-busy={busy ? '' : undefined}>
      <Stack column gap={16}>
        <h3>{words.whatHappens}</h3>
        {previews.length === 1 && updates === 1 && only !== undefined ? (
          <OfOne preview={only} action={action} />
        ) : (
          <OfMany previews={previews} action={action} />
        )}
        {updates > previews.length && (
          <p className={style['soft']}>
            {words.notLookedAt(format.count(updates - previews.length, 'update'))}
          </p>
        )}
        <Costs previews={previews} action={action} />
        <Warnings previews={previews} />
      </Stack>
    </div>
  );
}

interface Of {
  readonly preview: ApprovalPreview;
  readonly action: ApprovalsRequest['action'];
}

function OfOne({ preview: { counts, computers }, action }: Of) {
  const words = useWords(approvingWords);
  const nameOf = useGroupName();
  const format = useFormat();
  return (
    <ul className={style['reaches']}>
      {ORDER.filter(([reach]) => counts[reach] > 0).map(([reach, tone]) => {
        const named = computers.filter((each) => each.reach === reach);
        const title = (
          <span className={style['reach']}>
            {tone === undefined ? <Minus size={16} aria-hidden="true" /> : <Mark tone={tone} />}
            {words.reaches[action === 'Uninstall' ? 'removes' : 'gets'][reach](
              format.count(counts[reach], 'computer'),
            )}
          </span>
        );
        return (
          <li key={reach}>
            <Folded title={title}>
              <ul className={style['named']}>
                {named.map(({ computerId, dnsName, cause, instead }) => (
                  <li key={computerId}>
                    <strong>{dnsName}</strong>{' '}
                    <span className={style['soft']}>
                      {instead === undefined
                        ? words.causes[cause]
                        : words.overruledBy(
                            words.actions[instead.action],
                            nameOf(instead.groupId, instead.groupName),
                          )}
                    </span>
                  </li>
                ))}
                {counts[reach] > named.length && (
                  <li className={style['soft']}>
                    {words.andMoreComputers(format.number(counts[reach] - named.length))}
                  </li>
                )}
              </ul>
            </Folded>
          </li>
        );
      })}
      {ORDER.every(([reach]) => counts[reach] === 0) && <li>{words.noComputers}</li>}
    </ul>
  );
}

function OfMany({
  previews,
  action,
}: { readonly previews: readonly ApprovalPreview[] } & Pick<Of, 'action'>) {
  const words = useWords(approvingWords);
  const format = useFormat();
  return (
    <div className={style['scrolls']}>
      <table className={style['many']}>
        <thead>
          <tr>
            <th scope="col">{words.update}</th>
            <th scope="col">{action === 'Uninstall' ? words.columns.loses : words.columns.will}</th>
            <th scope="col">{words.columns.has}</th>
            <th scope="col">{words.columns.not}</th>
            <th scope="col">{words.columns.unknown}</th>
          </tr>
        </thead>
        <tbody>
          {previews.map(({ update, counts }) => (
            <tr key={update.updateId}>
              <th scope="row">{update.title}</th>
              {ORDER.map(([reach]) => (
                <td key={reach}>{format.number(counts[reach])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Bytes, restarts, and what goes out of use. */
function Costs({ previews, action }: { readonly previews: readonly ApprovalPreview[] } & Pick<Of, 'action'>) {
  const words = useWords(approvingWords);
  const format = useFormat();
  const bytes = previews.reduce((sum, { missingBytes }) => sum + missingBytes, 0);
  const restarts = new Set(previews.map(({ restart }) => restart ?? 'unsaid'));
  const forces = previews.some(({ forcesRestart }) => forcesRestart);
  const supersedes = previews.flatMap((preview) => preview.supersedes).filter(({ title }) => title !== '');
  const [first] = previews;
  const installs = action === 'Install' || action === 'OptionalInstall';
  return (
    <ul className={style['costs']}>
      {installs && first !== undefined && (
        <li>
          {bytes === 0
            ? words.filesHere
            : words.filesToFetch(format.bytes(bytes), format.bytes(first.freeBytes))}
        </li>
      )}
      {action !== 'NotApproved' && <li>{forces ? words.forcesRestart : words.restart(worst(restarts))}</li>}
      {installs && supersedes.length > 0 && (
        <li>
          {words.supersedes(format.count(supersedes.length, 'update'))}
          <ul className={style['named']}>
            {supersedes.slice(0, 3).map(({ updateId, title }) => (
              <li key={updateId}>{title}</li>
            ))}
            {supersedes.length > 3 && <li>{words.andMore(format.number(supersedes.length - 3))}</li>}
          </ul>
        </li>
      )}
    </ul>
  );
}

type Restart = 'always' | 'may' | 'never' | 'unsaid';

function worst(said: ReadonlySet<string>): Restart {
  if (said.has('AlwaysRequiresReboot')) return 'always';
  if (said.has('CanRequestReboot')) return 'may';
  return said.has('NeverReboots') ? 'never' : 'unsaid';
}

function Warnings({ previews }: { readonly previews: readonly ApprovalPreview[] }) {
  const words = useWords(approvingWords);
  const kinds = new Set(previews.flatMap(({ warnings }) => warnings));
  if (kinds.size === 0) return null;
  return (
    <ul className={style['warnings']}>
      {[...kinds].map((kind) => (
        <li key={kind}>
          <Mark tone="wait" />
          <span>{words.warnings[kind]}</span>
        </li>
      ))}
    </ul>
  );
}
