/** Bounds that keep hostile cabinets cheap. What a cabinet claims is compared with them before anything is unfolded. */
export interface CabinetLimits {
  /** Most bytes of one member. */
  readonly memberBytes: number;
  /** Most bytes that are unfolded in all, those counted again that are unfolded twice. */
  readonly totalBytes: number;
  /** Most bytes that one byte of a folder may unfold to. The first mebibyte is free. */
  readonly ratio: number;
  readonly members: number;
  readonly folders: number;
}

/** For update documents, which are one member in one folder (protocol-facts 12.2). */
export const CABINET_LIMITS: CabinetLimits = {
  memberBytes: 256 * 1024 * 1024,
  totalBytes: 512 * 1024 * 1024,
  ratio: 1000,
  members: 64,
  folders: 8,
};
