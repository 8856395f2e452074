import { Code, FileQuestion, Monitor, ScrollText, SquareTerminal, Stethoscope } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useWords } from '../../words/index.ts';
import { collectorWords, remedyWords } from './collector/words.ts';
import style from './why.module.css';
import { whyWords } from './words.ts';

/** Where one begins who does not know what to write into the field. */
export function Start() {
  const words = useWords(whyWords);
  const collector = useWords(collectorWords);
  const remedies = useWords(remedyWords);
  return (
    <nav aria-label={words.pathsTitle} className={style['ways']}>
      <Way to="/why/machine" icon={<Monitor />} title={words.machinePath}>
        {words.machinePathLead}
      </Way>
      <Way to="/why/server" icon={<FileQuestion />} title={words.serverPath}>
        {words.serverPathLead}
      </Way>
      <Way to="/why/collector" icon={<Stethoscope />} title={collector.title}>
        {collector.lead}
      </Way>
      <Way to="/why/remedies/detect" icon={<SquareTerminal />} title={remedies.title}>
        {remedies.lead}
      </Way>
      <Way to="/why/codes" icon={<Code />} title={words.codesPath}>
        {words.codesPathLead}
      </Way>
      <Way to="/settings/policy?tool=check" icon={<ScrollText />} title={words.policyPath}>
        {words.policyPathLead}
      </Way>
    </nav>
  );
}

function Way({
  to,
  icon,
  title,
  children,
}: {
  readonly to: string;
  readonly icon: ReactNode;
  readonly title: string;
  readonly children: ReactNode;
}) {
  return (
    <Link to={to} className={style['way'] ?? ''}>
      <span className={style['icon']} aria-hidden="true">
        {icon}
      </span>
      <strong>{title}</strong>
      <span className={style['wayLead']}>{children}</span>
    </Link>
  );
}
