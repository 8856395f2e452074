import { X } from 'lucide-react';
import { type ReactNode, type RefObject, useEffect, useRef } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useWords } from '../words/index.ts';
import { Button } from './button.tsx';
import style from './sheet.module.css';
import { kitWords } from './words.ts';

/**
 * Something that is done in one place and then left: slides in from the right, on a phone it covers the page. Escape, the cross and a
 * press beside it close it. `wide` for what stands side by side.
 */
export function Sheet({
  title,
  open,
  onClose,
  children,
  footer,
  wide,
  stays,
}: {
  readonly title: ReactNode;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Its buttons, always in sight. */
  readonly footer?: ReactNode;
  readonly wide?: boolean;
  /** What is in it comes once: a press beside it does not close it. */
  readonly stays?: boolean;
}) {
  const words = useWords(kitWords);
  const dialog = useRef<HTMLElement>(null);
  useKeysWithoutFocus(open, dialog, onClose);
  return (
    <ModalOverlay
      className={style['veil'] ?? ''}
      isOpen={open}
      onOpenChange={(isOpen) => isOpen || onClose()}
      isDismissable={stays !== true}
    >
      <Modal className={`${style['sheet']} ${wide === true ? style['wide'] : ''}`}>
        <Dialog className={style['dialog'] ?? ''} ref={dialog}>
          <header className={style['head']}>
            <Heading slot="title" className={style['title'] ?? ''}>
              {title}
            </Heading>
            <Button kind="plain" label={words.close} icon={<X aria-hidden="true" />} onPress={onClose} />
          </header>
          <div className={style['body']}>{children}</div>
          {footer !== undefined && <footer className={style['foot']}>{footer}</footer>}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

/** A button that went away with what it did takes the focus along: Escape and Tab work all the same. */
function useKeysWithoutFocus(
  open: boolean,
  dialog: RefObject<HTMLElement | null>,
  onClose: () => void,
): void {
  const close = useRef(onClose);
  close.current = onClose;
  useEffect(() => {
    if (!open) return;
    const hear = ({ key }: KeyboardEvent) => {
      if (document.activeElement !== document.body) return;
      if (key === 'Escape') close.current();
      if (key === 'Tab') dialog.current?.focus();
    };
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, [open, dialog]);
}
