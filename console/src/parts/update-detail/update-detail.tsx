import { Panel } from '../../kit/index.ts';

export function UpdateDetail({ reference }: { readonly reference: string; readonly onClose: () => void }) {
  return <Panel title={reference}>{reference}</Panel>;
}
