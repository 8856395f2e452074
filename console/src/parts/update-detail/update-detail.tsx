import { X } from 'lucide-react';
import { type RefObject, useEffect, useRef, useState } from 'react';
import type { NamedUpdatesAnswer, UpdateDetails } from '#server/admin';
import { useAnswer } from '../../api/index.ts';
import { Answered, Button, useKey } from '../../kit/index.ts';
import { useWords } from '../../words/index.ts';
import { NotHere } from './not-here.tsx';
import { SeveralUpdates } from './several-updates.tsx';
import style from './update-detail.module.css';
import { WholeUpdate } from './whole-update.tsx';
import { detailWords } from './words.ts';

const UPDATE_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Everything about one update, by UpdateID or KB number (with or without "KB"). Where a KB number has several, they are to choose from. */
export function UpdateDetail({
  reference,
  onClose,
}: {
  readonly reference: string;
  readonly onClose: () => void;
}) {
  const words = useWords(detailWords);
  const close = useClosing(onClose);
  const whole = useEscape(close);
  return (
    <div className={style['detail']} ref={whole}>
      <div className={style['close']}>
        <Button kind="plain" label={words.close} icon={<X aria-hidden="true" />} onPress={close} />
      </div>
      {UPDATE_ID.test(reference) ? (
        <One key={reference} updateId={reference.toLowerCase()} />
      ) : (
        <Named key={reference} reference={reference} />
      )}
    </div>
  );
}

function Named({ reference }: { readonly reference: string }) {
  const named = useAnswer<NamedUpdatesAnswer>(`/updates/named/${encodeURIComponent(reference)}`);
  if (named.error !== null && named.data === undefined)
    return <NotHere reference={reference} error={named.error} retry={() => void named.refetch()} />;
  return (
    <Answered of={named} lines={6}>
      {({ items }) =>
        items.length === 1 ? (
          <One updateId={items[0]!.updateId} />
        ) : (
          <SeveralUpdates reference={reference} items={items} />
        )
      }
    </Answered>
  );
}

function One({ updateId }: { readonly updateId: string }) {
  const details = useAnswer<UpdateDetails>(`/updates/${updateId}`);
  if (details.error !== null && details.data === undefined)
    return <NotHere reference={updateId} error={details.error} retry={() => void details.refetch()} />;
  return (
    <Answered of={details} lines={8}>
      {(update) => <WholeUpdate update={update} />}
    </Answered>
  );
}

/** Closes by Escape: from inside before anybody else on the page hears it, from elsewhere when nobody else made something of it. */
function useEscape(close: () => void): RefObject<HTMLDivElement | null> {
  const whole = useRef<HTMLDivElement>(null);
  const latest = useRef(close);
  latest.current = close;
  useKey('Escape', close);
  useEffect(() => {
    const box = whole.current;
    const hear = (event: KeyboardEvent) => {
      const isElsewhere = (event.target as HTMLElement).closest('input, textarea, [role="menu"]') !== null;
      if (event.key !== 'Escape' || event.defaultPrevented || isElsewhere) return;
      event.preventDefault();
      latest.current();
    };
    box?.addEventListener('keydown', hear);
    return () => box?.removeEventListener('keydown', hear);
  }, []);
  return whole;
}

/** Whoever closes it is back where they were: at what they opened it from, else in the list. */
function useClosing(onClose: () => void): () => void {
  const [before] = useState(() => document.activeElement);
  const closing = useRef(false);
  useEffect(
    () => () => {
      if (!closing.current) return;
      const isThere = before instanceof HTMLElement && before.isConnected && before !== document.body;
      (isThere ? before : document.querySelector<HTMLElement>('main [role="grid"]'))?.focus();
    },
    [before],
  );
  return () => {
    closing.current = true;
    onClose();
  };
}
