import type { Architecture } from './architecture-of.ts';

/** What rules ask of an update. Ids and words in lower case. */
export interface UpdateFacts {
  readonly updateId: string;
  readonly title: string;
  /** Its categories, and all families and companies above them. */
  readonly categories: ReadonlySet<string>;
  readonly kbArticleIds: readonly string[];
  readonly cveIds: readonly string[];
  readonly severity?: string;
  readonly languages: readonly string[];
  /** Milliseconds since 1970, UTC: when its latest revision came here. */
  readonly arrivedAt: number;
  readonly createdAt: number;
  readonly superseded: boolean;
  /** Computers that report that they need it. */
  readonly needed: number;
  /** Architectures of the computers that are known here; empty while none has told. */
  readonly fleet: ReadonlySet<Architecture>;
}
