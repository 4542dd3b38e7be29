/** The items of several sequences, each of which is in order, in one order. Of each, one item is held. */
export async function* merged<T>(
  sequences: readonly AsyncGenerator<T, void, undefined>[],
  orderOf: (item: T) => number,
): AsyncGenerator<T, void, undefined> {
  const heads = await Promise.all(sequences.map(async sequence => ({ sequence, head: await sequence.next() })))
  try {
    for (;;) {
      let first: (typeof heads)[number] | undefined
      let order = Number.POSITIVE_INFINITY
      for (const each of heads) {
        if (each.head.done || orderOf(each.head.value) >= order) continue
        first = each
        order = orderOf(each.head.value)
      }
      if (!first || first.head.done) return
      yield first.head.value
      first.head = await first.sequence.next()
    }
  } finally {
    await Promise.all(sequences.map(sequence => sequence.return()))
  }
}
