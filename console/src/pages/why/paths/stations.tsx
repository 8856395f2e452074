import type { WhyAnswer, WhyFinding } from '#server/admin';
import { Answered, State, type Tone } from '../../../kit/index.ts';
import { useWords } from '../../../words/index.ts';
import type { Collected } from '../collector/collected.tsx';
import { useWhy } from '../use-why.ts';
import style from './paths.module.css';
import { pathWords } from './words.ts';

/** The parts of the article, in its order, and which checks belong to each. */
const STATIONS = [
  ['settings', /^(S1-0[1-4]|POL-.*)$/],
  ['connection', /^S1-0[5-9]/],
  ['proxy', /^S1-1[01]$/],
  ['server', /^S1-1[27]$/],
  ['client', /^(S1-1[34568]|M-(02|04|06|07|09|10))$/],
  ['reports', /^M-(01|03|05|08)$/],
] as const;

const GRAVEST = ['fail', 'warn', 'unknown', 'pass'] as const satisfies readonly WhyFinding['verdict'][];
const TOLD = {
  fail: ['bad', 'stationBad'],
  warn: ['wait', 'stationLook'],
  unknown: ['unknown', 'stationUnknown'],
  pass: ['good', 'stationWell'],
} as const satisfies Readonly<Record<WhyFinding['verdict'], readonly [Tone, string]>>;

/** What was found of the machine at each part of the article, the gravest thing of each. */
export function Stations({
  computer,
  collected,
}: {
  readonly computer: string;
  readonly collected: Collected | undefined;
}) {
  const words = useWords(pathWords);
  const why = useWhy({ computer }, collected);
  return (
    <Answered of={why} lines={3}>
      {(answer) => {
        const findings = everyFinding(answer);
        return (
          <ol className={style['stations']} aria-label={words.stations}>
            {STATIONS.map(([name, belongs]) => {
              const here = findings.filter(({ check }) => belongs.test(check));
              const verdict = GRAVEST.find((each) => here.some((finding) => finding.verdict === each));
              const [tone, told] =
                verdict === undefined ? (['unknown', 'stationNone'] as const) : TOLD[verdict];
              return (
                <li key={name}>
                  <strong>{words[name]}</strong>
                  <State tone={tone}>{words[told]}</State>
                </li>
              );
            })}
          </ol>
        );
      }}
    </Answered>
  );
}

function everyFinding({ cause, blockers, unknowns, passed }: WhyAnswer): readonly WhyFinding[] {
  return [...(cause === undefined ? [] : [cause]), ...blockers, ...unknowns, ...passed];
}
