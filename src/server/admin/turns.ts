/** Work on one thing, one after the other; on different things at the same time. */
export class Turns {
  readonly #tails = new Map<string, Promise<unknown>>();

  /** Does the work when all that was begun before on the same thing is over, however that ended. */
  async take<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
    const before = this.#tails.get(name) ?? Promise.resolve();
    const mine = before.then(work);
    const tail = mine.catch(() => undefined);
    this.#tails.set(name, tail);
    try {
      return await mine;
    } finally {
      if (this.#tails.get(name) === tail) this.#tails.delete(name);
    }
  }
}
