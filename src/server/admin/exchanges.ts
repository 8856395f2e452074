import type { Exchange } from '../recorder.ts';
import { ComputerParams, type ExchangeRow, ExchangesAnswer } from './contract/computers.ts';
import { findComputer } from './lookup.ts';
import { present } from './present.ts';
import { endpoint, type RoutesOf } from './route.ts';

export const exchangeRoutes: RoutesOf = ({ store, exchanges }) => [
  endpoint({
    method: 'GET',
    path: '/computers/:computer/exchanges',
    summary: 'How the last calls of a computer went, newest first, as far as the running server remembers',
    access: 'read',
    params: ComputerParams,
    answer: ExchangesAnswer,
    handle: async ({ params }) => {
      const { id, lastAddress } = await findComputer(store, params.computer);
      if (exchanges === undefined) return { remembered: false, items: [], nameless: [] };
      const lastFault = exchanges.faultOf(id);
      return {
        remembered: true,
        items: exchanges.of(id).toReversed().map(toRow),
        nameless: exchanges.ofAddress(lastAddress).toReversed().map(toRow),
        ...present({ lastFault: lastFault && toRow(lastFault), lastScan: exchanges.scanOf(id) }),
      };
    },
  }),
];

function toRow({ message, faultId, ...exchange }: Exchange): ExchangeRow {
  return {
    ...exchange,
    ...present({
      message: message === '' ? undefined : message,
      faultId: faultId === '' ? undefined : faultId,
    }),
  };
}
