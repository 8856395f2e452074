/** A message before it is known which way it goes. */
export interface Message {
  readonly subject: string;
  /** Lines, as mail and chats show them. */
  readonly text: string;
  readonly attachments: readonly Attachment[];
  /** For machines: what it is about. */
  readonly data: Readonly<Record<string, unknown>>;
}

export interface Attachment {
  readonly name: string;
  /** Media type. */
  readonly type: string;
  readonly bytes: Buffer;
}

/** What a table came to: how many rows it has, and the file, unless it is too large to be sent. */
export interface ReportTable {
  readonly rows: number;
  readonly file?: Attachment;
}

/** An update that came, in a line. */
export interface UpdateLine {
  readonly id: string;
  readonly title: string;
  readonly kb: string;
  readonly severity: string;
}
