/** xs:date as `yyyy-MM-dd`, a time or zone behind it dropped; undefined for anything else. */
export function parseDriverDate(text: string): string | undefined {
  const pattern = /^(\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))(?:$|[TZ+-])/;
  return pattern.exec(text.trim())?.[1];
}

/**
 * `10.0.26100.1` as clients report it: four 16-bit parts in one number (protocol-facts 3.3). Missing parts are 0;
 * undefined for anything else.
 */
export function parseDriverVersion(text: string): bigint | undefined {
  const parts = text.trim().split('.');
  if (parts.length > 4) return undefined;
  let version = 0n;
  for (let index = 0; index < 4; index++) {
    const part = parts[index] ?? '0';
    if (!/^\d{1,5}$/.test(part) || Number(part) > 0xffff) return undefined;
    version = (version << 16n) | BigInt(part);
  }
  return version;
}

/** Documents write it in hexadecimal, one or two digits, as the driver's INF file does: `FF` is 255, the worst. */
export function parseFeatureScore(text: string): number | undefined {
  const digits = /^(?:0x)?([0-9a-f]{1,2})$/i.exec(text.trim())?.[1];
  return digits === undefined ? undefined : Number.parseInt(digits, 16);
}
