import { useNavigate } from 'react-router';
import type { DownstreamAnswer, DownstreamRow } from '#server/admin';
import { useAnswer, useChange } from '../../../api/index.ts';
import { useSession } from '../../../frame/index.ts';
import {
  Answered,
  Button,
  Empty,
  Facts,
  Figure,
  Note,
  Problem,
  Sheet,
  Stack,
  useNotices,
  When,
} from '../../../kit/index.ts';
import { useFormat, useWords } from '../../../words/index.ts';
import { Allowed, Lag } from './downstream-list.tsx';
import { downstreamWords } from './words.ts';

/** Everything that is known of one server below. */
export function DownstreamDetail({ server }: { readonly server: string }) {
  const words = useWords(downstreamWords);
  const navigate = useNavigate();
  const { mayAdminister } = useSession();
  const downstream = useAnswer<DownstreamAnswer>('/downstream', {}, { every: 30_000 });
  const wanted = server.toLowerCase();
  const row = downstream.data?.items.find(({ id, name }) => id === wanted || name.toLowerCase() === wanted);
  const close = () => void navigate('/servers');
  return (
    <Sheet
      title={row?.name ?? server}
      open
      onClose={close}
      {...(row !== undefined && mayAdminister ? { footer: <Decide row={row} /> } : {})}
    >
      <Answered of={downstream}>
        {({ items, unknownServers }) =>
          row === undefined ? (
            <Empty title={words.notHere} />
          ) : (
            <Stack column gap={16}>
              <RollUp row={row} />
              <Known row={row} items={items} unknownServers={unknownServers} />
              {mayAdminister && <Forget row={row} onForgotten={close} />}
            </Stack>
          )
        }
      </Answered>
    </Sheet>
  );
}

function RollUp({ row: { computers, needing, failing, lastRollupAt } }: { readonly row: DownstreamRow }) {
  const words = useWords(downstreamWords);
  const format = useFormat();
  if (lastRollupAt === 0 || computers === undefined) return <Note tone="unknown" title={words.noRollup} />;
  return (
    <Stack gap={16}>
      <Figure value={format.number(computers)}>{words.computers}</Figure>
      {needing !== undefined && <Figure value={format.number(needing)}>{words.needing}</Figure>}
      {failing !== undefined && (
        <Figure value={format.number(failing)} {...(failing > 0 ? { tone: 'bad' as const } : {})}>
          {words.failing}
        </Figure>
      )}
    </Stack>
  );
}

function Known({ row, items, unknownServers }: { readonly row: DownstreamRow } & DownstreamAnswer) {
  const words = useWords(downstreamWords);
  const format = useFormat();
  const { mode, allowed, lag, parentId } = row;
  return (
    <Facts
      items={[
        [words.allowed, <Allowed key="allowed" allowed={allowed} unknownServers={unknownServers} />],
        [words.mode, mode === undefined ? words.unknown : `${words[mode]}: ${words[`${mode}Means`]}`],
        [words.lastSync, <When key="sync" at={row.lastSyncAt} exact />],
        [words.lag, <Lag key="lag" lag={lag} />],
        [words.missingFiles, format.number(row.missingFiles)],
        [words.rollup, <When key="rollup" at={row.lastRollupAt} exact />],
        [words.last, <When key="last" at={row.lastContactAt} exact />],
        [words.first, <When key="first" at={row.firstContactAt} exact />],
        [words.address, row.address],
        parentId === undefined
          ? undefined
          : [words.parent, items.find(({ id }) => id === parentId)?.name ?? words.thisServer],
        row.version === undefined ? undefined : [words.version, row.version],
        row.protocolVersion === undefined ? undefined : [words.protocol, row.protocolVersion],
        [words.id, <code key="id">{row.id}</code>],
      ]}
    />
  );
}

function Decide({ row: { id, name, allowed } }: { readonly row: DownstreamRow }) {
  const words = useWords(downstreamWords);
  const say = useNotices();
  const allow = useChange<boolean, DownstreamRow>(
    (may) => ['PATCH', `/downstream/${encodeURIComponent(id)}`, { body: { allowed: may } }],
    { refresh: ['/downstream', '/audit'] },
  );
  const press = async (may: boolean) => {
    await allow.mutateAsync(may);
    const text = may ? words.allowedNow(name) : words.refusedNow(name);
    // Once somebody has decided, nothing leads back to what the policy says.
    say(allowed === 'by-policy' ? { text } : { text, undo: () => allow.mutateAsync(!may) });
  };
  return (
    <>
      {allow.error !== null && <Problem error={allow.error} />}
      {allowed !== 'no' && (
        <Button busy={allow.isPending} onPress={() => void press(false).catch(() => {})}>
          {words.refuse}
        </Button>
      )}
      {allowed !== 'yes' && (
        <Button kind="main" busy={allow.isPending} onPress={() => void press(true).catch(() => {})}>
          {words.allow}
        </Button>
      )}
    </>
  );
}

function Forget({
  row: { id, name },
  onForgotten,
}: {
  readonly row: DownstreamRow;
  readonly onForgotten: () => void;
}) {
  const words = useWords(downstreamWords);
  const say = useNotices();
  const forget = useChange<string, DownstreamRow>(
    (server) => ['DELETE', `/downstream/${encodeURIComponent(server)}`],
    { refresh: ['/downstream', '/audit'] },
  );
  const press = async () => {
    await forget.mutateAsync(id);
    say({ text: words.forgotten(name) });
    onForgotten();
  };
  return (
    <Stack column>
      <p>{words.forgetText}</p>
      {forget.error !== null && <Problem error={forget.error} />}
      <div>
        <Button kind="danger" busy={forget.isPending} onPress={() => void press().catch(() => {})}>
          {words.forget(name)}
        </Button>
      </div>
    </Stack>
  );
}
