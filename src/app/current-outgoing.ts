import type { Clock, Log } from '#base';
import { type NetworkSettings, type Outgoing, openOutgoing } from '#outgoing';

/** The way to other machines by the settings of the moment. `renew` breaks off what is under way with the old ones. */
export class CurrentOutgoing implements Outgoing {
  readonly #parts: { readonly clock: Clock; readonly log: Log };
  #current: Outgoing;

  constructor(parts: { readonly clock: Clock; readonly log: Log }, settings: NetworkSettings) {
    this.#parts = parts;
    this.#current = openOutgoing({ ...parts, settings });
  }

  async renew(settings: NetworkSettings): Promise<void> {
    const before = this.#current;
    this.#current = openOutgoing({ ...this.#parts, settings });
    await before.close();
  }

  send: Outgoing['send'] = (request) => this.#current.send(request);
  fetch: Outgoing['fetch'] = (request, limit) => this.#current.fetch(request, limit);
  authority: Outgoing['authority'] = (fingerprint) => this.#current.authority(fingerprint);
  trace: Outgoing['trace'] = (request) => this.#current.trace(request);
  close(): Promise<void> {
    return this.#current.close();
  }
}
