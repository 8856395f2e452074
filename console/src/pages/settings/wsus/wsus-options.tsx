import { Link } from 'react-router';
import { WSUS_FUNCTIONS } from '../../../frame/index.ts';
import { useLanguage, useWords } from '../../../words/index.ts';
import { wsusWords } from './words.ts';
import style from './wsus-options.module.css';

/** Who looks for WSUS's Options looks in the settings; here most of them stand beside what they are about. */
export function WsusOptions() {
  const words = useWords(wsusWords);
  const { language } = useLanguage();
  return (
    <section className={style['options']}>
      <h2>{words.options}</h2>
      <ul>
        {WSUS_FUNCTIONS.filter(({ node }) => node === 'options').map(({ wsus, to }) => (
          <li key={wsus.en}>
            <Link to={to ?? '/settings/wsus'}>{wsus[language]}</Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
