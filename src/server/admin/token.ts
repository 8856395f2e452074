import { createHash, timingSafeEqual } from 'node:crypto';

/**
 * Says whether an Authorization header carries the token, in a time that tells nothing about it:
 * digests of equal length are compared, never the texts.
 */
export function tokenCheck(token: string): (authorization: string | undefined) => boolean {
  const expected = digest(token);
  return (authorization) => {
    const given = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
    return timingSafeEqual(digest(given ?? ''), expected) && given !== undefined;
  };
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
