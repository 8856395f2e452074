import { useEffect, useRef } from 'react';
import { Button, useParam } from '../../../kit/index.ts';
import { useFormat, useWords } from '../../../words/index.ts';
import { toPicture } from './columns.ts';
import style from './graph.module.css';
import { GraphNode } from './graph-node.tsx';
import type { Layers } from './layers.ts';
import { supersedenceWords } from './words.ts';

const WIDTH = 192;
const HEIGHT = 112;
const ACROSS = 36;
const DOWN = 14;

/**
 * The chain from old to new. Arrows are drawn, the updates are a list in the same order: what is seen and what is read out is one thing. It opens
 * with the update in question in sight.
 */
export function Graph({ layers, current }: { readonly layers: Layers; readonly current: string }) {
  const words = useWords(supersedenceWords);
  const format = useFormat();
  const [whole, setWhole] = useParam('whole');
  const scroller = useRef<HTMLDivElement>(null);
  const { columns, edges } = toPicture(layers, current, whole !== '');
  const rows = Math.max(1, ...columns.map(({ length }) => length));
  const width = columns.length * (WIDTH + ACROSS) - ACROSS;
  const height = rows * (HEIGHT + DOWN) - DOWN;
  const places = new Map<string, { readonly x: number; readonly y: number }>();
  columns.forEach((column, across) => {
    const top = (height - (column.length * (HEIGHT + DOWN) - DOWN)) / 2;
    column.forEach(({ id }, down) => {
      places.set(id, { x: across * (WIDTH + ACROSS), y: top + down * (HEIGHT + DOWN) });
    });
  });
  const here = places.get(current)?.x ?? 0;
  useEffect(() => {
    const box = scroller.current;
    if (box !== null) box.scrollLeft = here - (box.clientWidth - WIDTH) / 2;
  }, [here]);
  const isFolded = columns.some((column) => column.some(({ kind }) => kind === 'folded'));
  return (
    <div>
      <div className={style['scroller']} ref={scroller}>
        <div className={style['canvas']} style={{ width, height }}>
          <svg width={width} height={height} aria-hidden="true" className={style['arrows']}>
            <defs>
              <marker
                id="replaces"
                viewBox="0 0 8 8"
                refX="7"
                refY="4"
                markerWidth="8"
                markerHeight="8"
                orient="auto"
              >
                <path d="M0 0 8 4 0 8Z" />
              </marker>
            </defs>
            {edges.map(({ from, to }) => (
              <path
                key={`${from} ${to}`}
                d={arrow(places.get(from), places.get(to))}
                markerEnd="url(#replaces)"
              />
            ))}
          </svg>
          <ol aria-label={words.list} className={style['nodes']}>
            {columns.flat().map((drawn) => {
              const { x = 0, y = 0 } = places.get(drawn.id) ?? {};
              return (
                <li key={drawn.id} style={{ left: x, top: y, width: WIDTH, height: HEIGHT }}>
                  {drawn.kind === 'folded' ? (
                    <button type="button" className={style['folded']} onClick={() => setWhole('1')}>
                      {words.more(format.count(drawn.count, 'update'))}
                    </button>
                  ) : (
                    <GraphNode
                      update={drawn.update}
                      isCurrent={drawn.id === current}
                      newer={layers.edges.filter(({ from }) => from === drawn.id).map(({ to }) => to)}
                      columns={layers.columns}
                    />
                  )}
                </li>
              );
            })}
          </ol>
        </div>
      </div>
      {isFolded && <Button onPress={() => setWhole('1')}>{words.showAll}</Button>}
      {whole !== '' && <Button onPress={() => setWhole('')}>{words.showLess}</Button>}
    </div>
  );
}

type Place = { readonly x: number; readonly y: number } | undefined;

/** From the right of one to the left of another, in a gentle curve. */
function arrow(from: Place, to: Place): string {
  if (from === undefined || to === undefined) return '';
  const [x1, y1] = [from.x + WIDTH, from.y + HEIGHT / 2];
  const [x2, y2] = [to.x - 2, to.y + HEIGHT / 2];
  const bend = Math.max(16, (x2 - x1) / 2);
  return `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`;
}
