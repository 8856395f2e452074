import { useParams } from 'react-router';
import { HousekeepingPage } from './housekeeping-page.tsx';
import { RulesPage } from './rules-page.tsx';

/** `/rules`, with a rule opened `/rules/:rule`, a new one `/rules/new`, all of them tried `/rules/test`; `/rules/housekeeping`. */
export function Page() {
  const { '*': rest = '' } = useParams();
  const [first = ''] = rest.split('/');
  return first === 'housekeeping' ? <HousekeepingPage /> : <RulesPage opened={first} />;
}
