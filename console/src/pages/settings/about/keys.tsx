import { PageHead, Panel } from '../../../kit/index.ts';
import { ShortTable } from '../../../parts/short-table/index.ts';
import { useWords } from '../../../words/index.ts';
import { settingsWords } from '../words.ts';
import style from './keys.module.css';
import { aboutWords } from './words.ts';

type Does =
  `key${'Search' | 'Go' | 'Why' | 'Tab' | 'Skip' | 'Arrows' | 'Home' | 'Page' | 'Enter' | 'Space' | 'Letters' | 'Escape' | 'Down'}`;

const KEYS: readonly (readonly [
  'everywhere' | 'inLists' | 'inSheets',
  readonly (readonly [string, Does])[],
])[] = [
  [
    'everywhere',
    [
      ['/', 'keySearch'],
      ['Enter', 'keyGo'],
      ['Ctrl Enter', 'keyWhy'],
      ['Tab', 'keyTab'],
      ['Tab Enter', 'keySkip'],
    ],
  ],
  [
    'inLists',
    [
      ['↑ ↓', 'keyArrows'],
      ['Home End', 'keyHome'],
      ['PageUp PageDown', 'keyPage'],
      ['Enter', 'keyEnter'],
      ['Space', 'keySpace'],
      ['A', 'keyLetters'],
    ],
  ],
  [
    'inSheets',
    [
      ['Esc', 'keyEscape'],
      ['↓ Enter', 'keyDown'],
    ],
  ],
];

/** What the keys do. */
export function Keys() {
  const parts = useWords(settingsWords);
  const words = useWords(aboutWords);
  return (
    <>
      <PageHead title={parts.partKeys} lead={parts.aboutKeys} />
      {KEYS.map(([where, keys]) => (
        <Panel key={where} title={words[where]} bare>
          <ShortTable
            label={words[where]}
            rows={keys}
            keyOf={([key]) => key}
            columns={[
              {
                id: 'key',
                title: words.key,
                cell: ([key]) => (
                  <span className={style['keys']}>
                    {key.split(' ').map((each) => (
                      <kbd key={each}>{each}</kbd>
                    ))}
                  </span>
                ),
              },
              { id: 'does', title: words.does, cell: ([, does]) => words[does] },
            ]}
          />
        </Panel>
      ))}
    </>
  );
}
