import { useEffect, useState } from 'react';

/** What is being written, beginning with what the address has: Back and starting over change it too. */
export function useWritten<Value>(answered: Value): readonly [Value, (value: Value) => void] {
  const [written, write] = useState(answered);
  useEffect(() => write(answered), [answered]);
  return [written, write];
}
