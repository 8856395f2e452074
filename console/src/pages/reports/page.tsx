import { useParams } from 'react-router';
import { CompliancePage } from './compliance-page.tsx';
import { isReport } from './names.ts';
import { ReportIndex } from './report-index.tsx';
import { ReportPage } from './report-page.tsx';
import { SubscriptionsPage } from './subscriptions-page.tsx';

/** `/reports`, one of them `/reports/:name`, `/reports/compliance`, `/reports/subscriptions`, one of those `/reports/subscriptions/:name`. */
export function Page() {
  const { '*': rest = '' } = useParams();
  const [first = '', second = ''] = rest.split('/');
  if (first === 'compliance') return <CompliancePage />;
  if (first === 'subscriptions') return <SubscriptionsPage opened={second} />;
  return isReport(first) ? <ReportPage key={first} name={first} /> : <ReportIndex />;
}
