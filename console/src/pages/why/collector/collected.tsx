import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react';

/** What somebody gave of a machine. It stays in this page and goes along with each question. */
export interface Collected {
  /** Tells one file from another. */
  readonly id: number;
  readonly name: string;
  readonly text: string;
  /** Of the machine, as the file has it. */
  readonly machine: string | undefined;
}

interface Kept {
  readonly collected: Collected | undefined;
  readonly give: (name: string, text: string) => Collected;
  readonly drop: () => void;
}

const Context = createContext<Kept | undefined>(undefined);
let counter = 0;

export function CollectedProvider({ children }: { readonly children: ReactNode }) {
  const [collected, setCollected] = useState<Collected>();
  const give = useCallback((name: string, text: string) => {
    const given = { id: ++counter, name, text, machine: machineIn(text) };
    setCollected(given);
    return given;
  }, []);
  const kept = useMemo(() => ({ collected, give, drop: () => setCollected(undefined) }), [collected, give]);
  return <Context value={kept}>{children}</Context>;
}

export function useCollected(): Kept {
  const kept = useContext(Context);
  if (kept === undefined) throw new Error('nothing is collected here');
  return kept;
}

/** The name that the file has for its machine; whether the rest is right is for the server to say. */
function machineIn(text: string): string | undefined {
  try {
    const { machine } = JSON.parse(text) as { readonly machine?: { readonly name?: unknown } };
    return typeof machine?.name === 'string' ? machine.name : undefined;
  } catch {
    return undefined;
  }
}
