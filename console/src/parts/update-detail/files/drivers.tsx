import type { DriverRow } from '#server/admin';
import { Panel } from '../../../kit/index.ts';
import { useWords } from '../../../words/index.ts';
import detail from '../update-detail.module.css';
import { filesWords } from './words.ts';

/** The hardware that a driver is for. */
export function Drivers({ drivers }: { readonly drivers: readonly DriverRow[] }) {
  const words = useWords(filesWords);
  return (
    <Panel title={words.drivers} bare>
      <table className={detail['table']}>
        <thead>
          <tr>
            <th scope="col">{words.hardwareId}</th>
            <th scope="col">{words.driverClass}</th>
            <th scope="col">{words.provider}</th>
            <th scope="col">{words.version}</th>
            <th scope="col">{words.date}</th>
          </tr>
        </thead>
        <tbody>
          {drivers.map(({ hardwareId, driverClass, provider, driverVersion, driverVerDate }) => (
            <tr key={`${hardwareId} ${driverVersion}`}>
              <th scope="row">
                <code>{hardwareId}</code>
              </th>
              <td>{driverClass}</td>
              <td>{provider}</td>
              <td>{driverVersion}</td>
              <td>{driverVerDate}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
