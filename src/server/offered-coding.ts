import type { IncomingMessage } from 'node:http';

/** Whether the caller takes an answer in that coding, by its name in lower case (RFC 9110 12.5.3; a weight of nought refuses). */
export function offersCoding({ headers }: IncomingMessage, coding: string): boolean {
  const offers = [headers['accept-encoding']].flat().flatMap((line) => line?.toLowerCase().split(',') ?? []);
  return offers.some((offer) => {
    const [name = '', ...parameters] = offer.split(';').map((part) => part.trim());
    return name === coding && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
  });
}
