import type { GroupRow } from '#server/admin';
import { CreateSheet } from './create-sheet.tsx';
import { DeleteSheet } from './delete-sheet.tsx';
import { withBelow } from './groups.ts';
import type { Movable } from './memberships.ts';
import { MoveSheet } from './move-sheet.tsx';
import { PutSheet } from './put-sheet.tsx';
import { RenameSheet } from './rename-sheet.tsx';
import { RuleSheet } from './rule-sheet.tsx';

/** What is being done to groups, in the sheet that is open. */
export type Sheets =
  | { readonly kind: 'create'; readonly parent: GroupRow | undefined }
  | { readonly kind: 'rename' | 'move' | 'rule' | 'delete'; readonly group: GroupRow }
  | { readonly kind: 'put'; readonly computers: readonly Movable[] };

/** The open sheet, if any. Each starts afresh. */
export function OpenSheet({
  sheet,
  groups,
  chosen,
  onClose,
  onChosen,
  onDone,
}: {
  readonly sheet: Sheets | undefined;
  readonly groups: readonly GroupRow[];
  readonly chosen: GroupRow | undefined;
  readonly onClose: () => void;
  /** Another group is to be looked at; undefined: All Computers. */
  readonly onChosen: (group: GroupRow | undefined) => void;
  /** Computers were put somewhere. */
  readonly onDone: () => void;
}) {
  switch (sheet?.kind) {
    case 'create':
      return <CreateSheet groups={groups} parent={sheet.parent} onClose={onClose} onCreated={onChosen} />;
    case 'rename':
      return (
        <RenameSheet
          group={sheet.group}
          onClose={onClose}
          onRenamed={(renamed) => {
            if (renamed.id === chosen?.id) onChosen(renamed);
          }}
        />
      );
    case 'move':
      return <MoveSheet group={sheet.group} groups={groups} onClose={onClose} />;
    case 'rule':
      return <RuleSheet group={sheet.group} onClose={onClose} />;
    case 'delete':
      return (
        <DeleteSheet
          group={sheet.group}
          groups={groups}
          onClose={onClose}
          onDeleted={() => {
            // Whoever looks at another group goes on looking at it.
            if (withBelow(groups, sheet.group.id).some(({ id }) => id === chosen?.id)) onChosen(undefined);
          }}
        />
      );
    case 'put':
      return (
        <PutSheet
          computers={sheet.computers}
          groups={groups}
          chosen={chosen}
          onClose={onClose}
          onDone={onDone}
        />
      );
    default:
      return null;
  }
}
