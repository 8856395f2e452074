import type { ComputerRow, PageAnswer } from '#server/admin';
import { useAnswer } from '../../../api/index.ts';
import { Button, Panel, Stack, State } from '../../../kit/index.ts';
import { useFormat, useWords } from '../../../words/index.ts';
import { productsOfFleet } from './fleet.ts';
import style from './fleet-suggestion.module.css';
import { type Node, standingOf } from './selection.ts';
import { productsWords } from './words.ts';

/** So many computers tell enough of a fleet. */
const LOOKED_AT = 1000;

/** What the computers here run, and whether that product is ticked: the usual reason why an update is missing. */
export function FleetSuggestion({
  nodes,
  ticked,
  onWant,
}: {
  readonly nodes: ReadonlyMap<string, Node>;
  readonly ticked: ReadonlySet<string>;
  readonly onWant: ((ticked: ReadonlySet<string>) => void) | undefined;
}) {
  const words = useWords(productsWords);
  const format = useFormat();
  const fleet = useAnswer<PageAnswer<ComputerRow>>('/computers', { limit: LOOKED_AT });
  const run = productsOfFleet(fleet.data?.items ?? []);
  if (run.length === 0) return null;
  const byTitle = new Map([...nodes.values()].map((node) => [node.row.title.toLowerCase(), node]));
  return (
    <Panel title={words.fleet}>
      <ul className={style['list']}>
        {run.map(({ title, computers }) => {
          const node = byTitle.get(title.toLowerCase());
          const isOn = node !== undefined && standingOf(node, ticked) === 'on';
          return (
            <li key={title}>
              <span>{words.fleetText(title, format.count(computers, 'computer'))}</span>
              {node === undefined ? (
                <State tone="unknown">{words.notThere}</State>
              ) : isOn ? (
                <State tone="good">{words.ticked}</State>
              ) : onWant === undefined ? (
                <State tone="wait">{words.notTicked}</State>
              ) : (
                <Button onPress={() => onWant(ticked.union(new Set([node.row.id])))}>
                  {words.tick(title)}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {(fleet.data?.total ?? 0) > LOOKED_AT && (
        <Stack>{words.ofFirst(format.count(LOOKED_AT, 'computer'))}</Stack>
      )}
    </Panel>
  );
}
