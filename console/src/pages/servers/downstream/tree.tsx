import { Server } from 'lucide-react';
import { Link } from 'react-router';
import type { DownstreamAnswer, DownstreamRow, IdentityAnswer, UpstreamAnswer } from '#server/admin';
import { useAnswer } from '../../../api/index.ts';
import { Answered, ButtonLink, Chip, Empty, Panel } from '../../../kit/index.ts';
import { useWords } from '../../../words/index.ts';
import { DownstreamList } from './downstream-list.tsx';
import { DownstreamPolicy } from './downstream-policy.tsx';
import style from './tree.module.css';
import { downstreamWords } from './words.ts';

/** Where this server stands: what is above it, and all below it. */
export function Tree() {
  const words = useWords(downstreamWords);
  const downstream = useAnswer<DownstreamAnswer>('/downstream', {}, { every: 30_000 });
  return (
    <Answered of={downstream}>
      {({ items, unknownServers }) => (
        <>
          <Panel
            title={words.place}
            actions={<ButtonLink to="/sync/upstream">{words.setUpstream}</ButtonLink>}
          >
            <Place items={items} />
          </Panel>
          <Panel title={words.below} bare>
            {items.length === 0 ? (
              <Empty title={words.none}>{words.noneText}</Empty>
            ) : (
              <DownstreamList items={items} unknownServers={unknownServers} />
            )}
          </Panel>
          <DownstreamPolicy unknownServers={unknownServers} />
        </>
      )}
    </Answered>
  );
}

function Place({ items }: { readonly items: readonly DownstreamRow[] }) {
  const words = useWords(downstreamWords);
  const upstream = useAnswer<UpstreamAnswer>('/upstream').data?.upstream;
  const version = useAnswer<IdentityAnswer>('/identity').data?.version;
  const known = new Set(items.map(({ id }) => id));
  const roots = items.filter(({ parentId }) => parentId === undefined || !known.has(parentId));
  return (
    <ul className={style['tree']}>
      <li>
        <span className={style['node']}>
          <Server size={16} aria-hidden="true" />
          {upstream === undefined
            ? words.noUpstream
            : upstream.kind === 'microsoft'
              ? words.microsoft
              : upstream.url}
        </span>
        <ul>
          <li>
            <span className={style['node']} data-here="">
              <Server size={16} aria-hidden="true" />
              <strong>{words.thisServer}</strong> {version !== undefined && <span>Todoku {version}</span>}
              {upstream !== undefined && (
                <Chip title={words[`${upstream.mode}Means`]}>{words[upstream.mode]}</Chip>
              )}
            </span>
            <Below of={roots} items={items} />
          </li>
        </ul>
      </li>
    </ul>
  );
}

function Below({
  of,
  items,
}: {
  readonly of: readonly DownstreamRow[];
  readonly items: readonly DownstreamRow[];
}) {
  const words = useWords(downstreamWords);
  if (of.length === 0) return null;
  return (
    <ul>
      {of.map(({ id, name, mode }) => (
        <li key={id}>
          <span className={style['node']}>
            <Server size={16} aria-hidden="true" />
            <Link to={`/servers/downstream/${encodeURIComponent(name)}`}>{name}</Link>
            {mode !== undefined && <Chip title={words[`${mode}Means`]}>{words[mode]}</Chip>}
          </span>
          <Below of={items.filter(({ parentId }) => parentId === id)} items={items} />
        </li>
      ))}
    </ul>
  );
}
