/** A kind of read that one call makes for many. `C` is what it needs to make the call. */
export interface Batch<V, C> {
  /** How many keys go into one `read`. */
  readonly size: number
  /** Reads what the keys of one group stand for; what is not there is left out. */
  read(keys: readonly string[], context: C, group: string): Promise<ReadonlyMap<string, V>>
}

interface Gathering {
  readonly keys: Set<string>
  readonly start: () => void
}

/**
 * Collects single reads into few calls: a full batch goes at once, the rest when no other read is under way that more
 * could follow from. Nothing is kept: what is asked for later is read again.
 */
export class Batches {
  readonly #gatherings = new Map<
    object,
    Map<string, Gathering & { readonly answer: Promise<ReadonlyMap<string, unknown>> }>
  >()
  readonly #once = new Map<string, Promise<unknown>>()
  #reading = 0
  #checking = false

  /** What `key` stands for. Keys of different groups do not share a call. */
  async load<V, C>(batch: Batch<V, C>, key: string, context: C, group = ''): Promise<V | undefined> {
    const gathering = this.#gatheringOf(batch, context, group)
    gathering.keys.add(key)
    if (gathering.keys.size >= batch.size) gathering.start()
    else this.#check()
    return (await gathering.answer).get(key) as V | undefined
  }

  /** The result of `work`, which is done only for the first who asks. */
  once<V>(name: string, work: () => Promise<V>): Promise<V> {
    const known = this.#once.get(name)
    if (known) return known as Promise<V>
    const made = work()
    this.#once.set(name, made)
    return made
  }

  /** Runs a read that others may follow from. */
  async track<T>(read: () => Promise<T>): Promise<T> {
    this.#reading += 1
    try {
      return await read()
    } finally {
      this.#reading -= 1
      this.#check()
    }
  }

  #gatheringOf<C>(batch: Batch<unknown, C>, context: C, group: string) {
    const groups = this.#gatherings.get(batch) ?? new Map()
    this.#gatherings.set(batch, groups)
    const known = groups.get(group)
    if (known) return known
    const keys = new Set<string>()
    let start = (): void => {}
    const answer = new Promise<ReadonlyMap<string, unknown>>((resolve, reject) => {
      start = () => {
        groups.delete(group)
        batch.read([...keys], context, group).then(resolve, reject)
      }
    })
    const made = { keys, start, answer }
    groups.set(group, made)
    return made
  }

  #check(): void {
    if (this.#checking) return
    this.#checking = true
    setImmediate(() => {
      this.#checking = false
      if (this.#reading > 0) return
      for (const groups of this.#gatherings.values()) for (const { start } of [...groups.values()]) start()
    })
  }
}
