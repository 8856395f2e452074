import { FolderOpen } from 'lucide-react';
import type { ReactNode } from 'react';
import { DropZone, FileTrigger } from 'react-aria-components';
import { Button } from '../../kit/index.ts';
import style from './file-drop.module.css';

/** Everything in it takes a file that is dropped on it; pasted too, where the zone itself has the focus. */
export function FileDrop({
  label,
  onFile,
  children,
}: {
  /** What may be dropped, for those who come by keyboard. */
  readonly label: string;
  readonly onFile: (file: File) => void;
  readonly children: ReactNode;
}) {
  return (
    <DropZone
      className={style['zone'] ?? ''}
      aria-label={label}
      onDrop={({ items }) => {
        const [item] = items.filter((each) => each.kind === 'file');
        if (item !== undefined) void item.getFile().then(onFile);
      }}
    >
      {({ isDropTarget }) => (
        <>
          {children}
          {isDropTarget && (
            <div className={style['veil']} aria-hidden="true">
              <span>{label}</span>
            </div>
          )}
        </>
      )}
    </DropZone>
  );
}

/** The same for those who do not drag: a button that lets choose a file. */
export function ChooseFile({
  children,
  types,
  onFile,
}: {
  readonly children: ReactNode;
  readonly types?: readonly string[];
  readonly onFile: (file: File) => void;
}) {
  return (
    <FileTrigger
      {...(types === undefined ? {} : { acceptedFileTypes: [...types] })}
      onSelect={(files) => {
        const [file] = files ?? [];
        if (file !== undefined) onFile(file);
      }}
    >
      <Button icon={<FolderOpen size={16} aria-hidden="true" />}>{children}</Button>
    </FileTrigger>
  );
}
