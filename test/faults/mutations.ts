import * as table from './mutations/all.ts'
import type { Mutation } from './mutations/mutation.ts'
import { play } from './mutations/play.ts'

// The tests of edges take each kind, not a sample.
process.env.EDGES = 'all'

const wanted = process.argv.slice(2)
const isWanted = ({ what }: { readonly what: string }) =>
  wanted.length === 0 || wanted.some(words => what.includes(words))
const mutations = table.mutations.filter(isWanted)
const spare = table.spare.filter(isWanted)

/**
 * The first tests that notice. Pauses between attempts are random: a test that sees nearly always what is missing may
 * miss it once. Which turn it was is said, so that a test that sees it too seldom is found before it fails.
 */
async function noticed(): Promise<ReadonlyMap<Mutation, string>> {
  const found = new Map<Mutation, string>()
  for (let turn = 1; turn <= 3; turn += 1) {
    const open = mutations.filter(each => !found.has(each))
    const failures = await play(open.map(mutation => ({ ...mutation, named: mutation.named ?? '', mutation })))
    for (const [at, mutation] of open.entries()) {
      const failed = failures[at]
      if (!failed) throw new Error(`${mutation.what}: no test of ${mutation.test} ran`)
      const [first] = failed
      if (first === undefined) continue
      found.set(mutation, first)
      console.log(`| ${mutation.what} | ${mutation.test}: ${first}${turn === 1 ? '' : ` (at turn ${turn})`} |`)
    }
  }
  return found
}

const by = await noticed()
const survivors = mutations.filter(each => !by.has(each))
for (const { what } of survivors) console.log(`| ${what} | NOT NOTICED |`)
for (const { what, because } of spare) console.log(`| ${what} | the same without: ${because} |`)

// A test that fails in any case notices nothing.
const noticing = [...new Map([...by].map(([{ test }, named]) => [`${test} ${named}`, { test, named }])).values()]
const failing = (await play(noticing)).flatMap((failed, at) => (failed?.length === 0 ? [] : [noticing[at]?.named]))
for (const named of failing) console.log(`| ${named} | FAILS WITH NOTHING TAKEN OUT |`)

console.log(`${mutations.length} taken out, ${survivors.length} not noticed; ${spare.length} argued`)
process.exitCode = survivors.length > 0 || failing.length > 0 ? 1 : 0
