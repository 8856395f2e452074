import { Link } from 'react-router';
import type { UpdateDetails } from '#server/admin';
import { Empty, Panel, Stack } from '../../../kit/index.ts';
import { useFormat, useWords } from '../../../words/index.ts';
import { useUpdateAddress } from '../address.ts';
import style from '../update-detail.module.css';
import { useChain } from './chain.ts';
import { DeclineToday } from './decline-today.tsx';
import { Graph } from './graph.tsx';
import { toLayers } from './layers.ts';
import { supersedenceWords } from './words.ts';

/** The chain that an update is in, drawn from old to new, and what of it can be declined. */
export function Supersedence({ update }: { readonly update: UpdateDetails }) {
  const words = useWords(supersedenceWords);
  const format = useFormat();
  const addressOf = useUpdateAddress();
  const chain = useChain(update);
  const layers = toLayers(chain.updates);
  const notHere = update.supersedes.filter(({ title }) => title === '').length;
  const unknown = notHere > 0 && (
    <p className={style['soft']}>{words.notHere(format.count(notHere, 'update'))}</p>
  );
  if (chain.updates.size === 1 && !chain.loading) {
    return (
      <Panel title={words.chain}>
        <Empty title={words.alone}>{words.aloneText}</Empty>
        {unknown}
      </Panel>
    );
  }
  return (
    <Stack column gap={16}>
      <Panel title={words.chain}>
        <Stack column gap={8}>
          <p className={style['soft']}>{words.lead}</p>
          <Graph layers={layers} current={update.updateId} />
          {chain.loading && (
            <p role="status" className={style['soft']}>
              {words.loading(format.count(chain.updates.size, 'update'))}
            </p>
          )}
          {chain.failed && <p>{words.failed}</p>}
          {chain.beyond.length > 0 && !chain.loading && (
            <>
              <p>{words.beyond}</p>
              <ul>
                {chain.beyond.slice(0, 3).map(({ updateId, title }) => (
                  <li key={updateId}>
                    <Link to={addressOf(updateId, 'supersedence')}>{title}</Link>
                  </li>
                ))}
              </ul>
            </>
          )}
          {unknown}
        </Stack>
      </Panel>
      {!chain.loading && <DeclineToday layers={layers} />}
    </Stack>
  );
}
