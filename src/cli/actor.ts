import { userInfo } from 'node:os';

/** Who runs this command, for the audit log: `cli:root`. */
export function actor(): string {
  try {
    return `cli:${userInfo()
      .username.replace(/[^\w.@\\-]/g, '_')
      .slice(0, 64)}`;
  } catch {
    return 'cli:unknown'; // An account without a name, as containers have them.
  }
}
