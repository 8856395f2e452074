import type { PolicyGenerateAnswer } from '#server/admin';
import { Chip } from '../../kit/index.ts';
import { useWords } from '../../words/index.ts';
import style from './policy-tools.module.css';
import { policyWords } from './words.ts';

/** Without these no computer comes to an update server. */
const ESSENTIAL: ReadonlySet<string> = new Set(['WUServer', 'WUStatusServer', 'UseWUServer']);

/** The values of the registry that a policy comes to, and which of them are essential. */
export function PolicyValues({ values }: Pick<PolicyGenerateAnswer, 'values'>) {
  const words = useWords(policyWords);
  return (
    <div className={style['values']}>
      <h3>{words.values}</h3>
      <p>{words.essentialThree}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it. */}
      <section className={style['scrolls']} aria-label={words.values} tabIndex={0}>
        <table className={style['table']}>
          <thead>
            <tr>
              <th scope="col">{words.name}</th>
              <th scope="col">{words.data}</th>
              <th scope="col">{words.key}</th>
              <th scope="col">{words.importance}</th>
            </tr>
          </thead>
          <tbody>
            {values.map(({ key, name, data }) => (
              <tr key={`${key}\\${name}`}>
                <th scope="row">
                  <code>{name}</code>
                </th>
                <td>
                  <code>{data}</code>
                </td>
                <td>
                  <code title={key}>{key.split('\\').at(-1)}</code>
                </td>
                <td>{ESSENTIAL.has(name) ? <Chip tone="good">{words.essential}</Chip> : words.optional}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}
