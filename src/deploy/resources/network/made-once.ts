import type { Context } from '../../context.ts'

const MOST_ATTEMPTS = 5
const LONGEST_PAUSE_MILLISECONDS = 3_000

/** How something is made, found and unmade that AWS makes anew each time it is asked. */
export interface Making {
  readonly create: () => Promise<string>
  /** The ids of all that are there. */
  readonly find: () => Promise<readonly string[]>
  readonly discard: (id: string) => Promise<unknown>
}

/**
 * Makes something of which there is to be one, although AWS has no name or token to tell: where there is another one after
 * that, as a reply was lost or somebody else makes it, too, ours goes. Gives the id of the one that is left.
 */
export async function madeOnce({ create, find, discard }: Making, { clock, signal }: Context): Promise<string> {
  for (let attempt = 1; ; attempt += 1) {
    const id = await create()
    const others = (await find()).filter(each => each !== id)
    if (others.length === 0) return id
    await discard(id)
    const [left] = (await find()).filter(each => each !== id)
    if (left !== undefined) return left
    if (attempt === MOST_ATTEMPTS) throw new Error('Somebody else makes and removes the same at the same time')
    // At random, so that two that gave way to each other do not do so again.
    await clock.sleep(Math.random() * LONGEST_PAUSE_MILLISECONDS, signal)
  }
}
